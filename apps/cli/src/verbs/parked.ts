import { Followers, type OwnedParkedFact } from '@hub/platform';
import { EXIT, type Exit } from '../exit.js';
import { withHub } from '../hub/open-hub.js';
import { columns, say, sayJson, tell } from '../output.js';

type Arguments = Readonly<{ json?: boolean }>;

/** Every fact that a follower could not take or act on, and what waits behind it in its stream. */
export const parked = ({ json = false }: Arguments): Promise<Exit> =>
  withHub(async ({ app }) => {
    sayParked(await app.get(Followers).parked(), json);
    return EXIT.done;
  });

/** Tries again what is parked, in order: of one follower, or of all that this program has. */
export const replayParked = (name: string | undefined, { json = false }: Arguments): Promise<Exit> =>
  withHub(async ({ app }) => {
    const followers = app.get(Followers);
    if (name !== undefined && !(await followers.standings()).some((each) => each.name === name)) {
      tell(`There is no projection or reactor ${name}; hub rebuild --list shows their names.`);
      return EXIT.unusable;
    }
    const left = await followers.replayParked(name);
    sayParked(left, json);
    return left.length > 0 ? EXIT.refused : EXIT.done;
  });

const sayParked = (facts: readonly OwnedParkedFact[], json: boolean): void => {
  if (json) sayJson(facts);
  else say(facts.length === 0 ? 'Nothing is parked.' : table(facts));
};

const why = ({ of, error }: OwnedParkedFact): string => {
  const reason = error ?? 'waits for what is parked before it';
  if (of === 'follower') return reason;
  return of === 'rebuild' ? `${reason} (in a rebuild that was interrupted)` : `${reason} (this program has no such follower)`;
};

const table = (facts: readonly OwnedParkedFact[]): string =>
  columns([
    ['follower', 'stream', 'version', 'type', 'position', 'tried', 'since', 'why'],
    ...facts.map((fact) => [
      ...[fact.follower, fact.stream, String(fact.version), fact.type, String(fact.position), String(fact.attempts), fact.parkedAt],
      why(fact),
    ]),
  ]);
