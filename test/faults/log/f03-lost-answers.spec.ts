import { afterEach, describe, expect, it } from '@jest/globals';
import { Callers, type Said, type Unprotected } from '../commands/callers.js';
import { judge, NOTHING_WRONG } from '../commands/judge.js';
import { type ForgetfulLog, openForgetfulLog, STORES } from '../commands/logs.js';
import { makeWishes, type Wish } from '../commands/wishes.js';
import { report, scale } from '../scale.js';

const WISHES = scale(600, 10_000);
const BOXES = scale(8, 60);
const CALLERS = 16;
/** Of so many appends one is written, and its answer lost: 10 and 5 of a hundred. In PostgreSQL those of one moment share it. */
const LOSES_ONE_IN = scale(10, 20);
/** More often, so that some are lost however few statements a short run makes. */
const LOSES_ONE_IN_CONTROL = 4;

let log: ForgetfulLog | undefined;
afterEach(async () => {
  await log?.close();
  log = undefined;
});

/** Lets callers work. In the end it is looked what was lost, and all is asked for once more. */
const work = async (
  { place, store }: ForgetfulLog,
  wishes: readonly Wish[],
  unprotected?: Unprotected,
): Promise<Readonly<{ said: readonly Said[]; lost: number }>> => {
  const callers = await Callers.start(place, unprotected);
  let said: readonly Said[] = [];
  let lost = 0;
  try {
    callers.ask(wishes, CALLERS);
    await callers.hasAnswered(wishes.length, scale(60_000, 900_000));
    ({ lost } = await judge(store, wishes, callers.said()));
    if (unprotected === undefined) {
      callers.ask(wishes, CALLERS);
      await callers.hasAnswered(2 * wishes.length, scale(60_000, 900_000));
    }
  } finally {
    said = await callers.kill();
  }
  return { said, lost };
};

describe.each(STORES)('F3: a store whose answers get lost after it has written, on %s', (name) => {
  it(
    'has everything once, and whoever asked was answered with where it is',
    async () => {
      log = await openForgetfulLog[name](LOSES_ONE_IN);
      const wishes = makeWishes(3, WISHES, BOXES);
      const since = Date.now();
      const { said, lost } = await work(log, wishes);
      const verdict = { ...(await judge(log.store, wishes, said)), lost };
      const { asked, unanswered } = await log.answers();
      const failed = said.filter(({ failed }) => failed !== undefined && failed !== 'OutcomeUnknown').length;
      const unknown = said.filter(({ failed }) => failed === 'OutcomeUnknown').length;
      const counts = {
        ...verdict,
        'appends sent': asked,
        'answers lost': unanswered,
        'lost per cent': Math.round((unanswered * 100) / asked),
      };
      const seconds = Math.round((Date.now() - since) / 1_000);
      report({
        fault: 'F3',
        what: 'answers get lost after the commit',
        store: name,
        control: false,
        counts: { ...counts, 'told unknown': unknown, seconds },
      });
      expect({ ...verdict, failed }).toMatchObject({ ...NOTHING_WRONG, failed: 0, wishes: WISHES, answers: 2 * WISHES });
      expect(counts['lost per cent']).toBeGreaterThanOrEqual(1);
      expect(counts['lost per cent']).toBeLessThanOrEqual(10);
    },
    scale(90_000, 1_700_000),
  );

  it('has things twice when whoever has no answer decides anew, under new ids, where the stream is then (control)', async () => {
    log = await openForgetfulLog[name](LOSES_ONE_IN_CONTROL);
    const wishes = makeWishes(30, 120, BOXES);
    const { said, lost } = await work(log, wishes, 'ids');
    const { doubled, untrue } = await judge(log.store, wishes, said);
    report({ fault: 'F3', what: 'decided anew under new ids', store: name, control: true, counts: { doubled, untrue, lost } });
    expect(doubled).toBeGreaterThan(0);
  }, 90_000);
});
