import { type Summary, SummaryReader } from '@hub/insights';
import { Followers } from '@hub/platform';
import { EXIT, type Exit } from '../exit.js';
import { withHub } from '../hub/open-hub.js';
import { columns, say, sayJson } from '../output.js';

/** What the read models hold, once they have followed the log to its end. */
export const summary = ({ json = false }: Readonly<{ json?: boolean }>): Promise<Exit> =>
  withHub(async ({ app }) => {
    await app.get(Followers).settle();
    const read = await app.get(SummaryReader, { strict: false }).read();
    if (json) sayJson(read);
    else say(render(read));
    return EXIT.done;
  });

const figure = (value: number | string | null): string => (value === null ? '-' : String(value));

const render = ({ position, programme, proposals, challenges }: Summary): string =>
  [
    `Position ${position}`,
    programme
      ? `Programme: ${programme.cyclesPlanned} cycles planned, ${programme.cyclesOpened} opened; at most ${programme.challengesMax} challenges`
      : 'No programme is defined.',
    `Proposals: ${proposals.submitted} submitted; ${Object.entries(proposals.outcomes)
      .map(([outcome, count]) => `${outcome} ${count}`)
      .join(', ')}`,
    '',
    columns([
      ['challenge', 'title', 'cycle', 'interested', 'requests', 'tenders', 'phase', 'partners', 'ip owner', 'used elsewhere'],
      ...challenges.map((each) => [
        each.key,
        each.title,
        figure(each.cycle),
        figure(each.interested),
        figure(each.requests),
        figure(each.tenders),
        each.phase,
        each.partners.join(', ') || '-',
        figure(each.ipOwner),
        figure(each.inUseElsewhere),
      ]),
    ]),
    '',
    ...challenges
      .filter(({ synthetic }) => synthetic.length > 0)
      .map(({ key, synthetic }) => `Made up for ${key}, where no source says it: ${synthetic.join(', ')}`),
  ].join('\n');
