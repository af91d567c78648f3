import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Callers, type Said } from '../commands/callers.js';
import { judge, NOTHING_WRONG } from '../commands/judge.js';
import { type MortalLog, openMortalLog, STORES } from '../commands/logs.js';
import { makeWishes, type Wish } from '../commands/wishes.js';
import { isLong, randomOf, report, scale } from '../scale.js';

const ROUNDS = scale(3, 50);
const WISHES = scale(600, 10_000);
const BOXES = scale(8, 60);
const CALLERS = 16;
const OUTAGE_MS = scale(800, 2_000);
/** Longer than the patience of a call with the event store: its callers are told that they have no answer. */
const LONG_OUTAGE_MS = 6_500;
const LONG_ONE_IN = 10;
/** The patience of a call with the event store, twice: a read may take longer as long as something comes, and all does on a busy machine. */
const LONGEST_CALL_MS = 2 * 5_000;

let log: MortalLog | undefined;
afterEach(async () => {
  await log?.close();
  log = undefined;
});

type Outcome = Readonly<{ said: readonly Said[]; amid: number; lost: number }>;

/**
 * Lets callers work, and kills the server of the log at a random moment, again and again. In the end it is looked what was lost, and
 * all is asked for once more: that would make up for it.
 */
const siege = async ({ place, store, kill, restart }: MortalLog, wishes: readonly Wish[], rounds: number): Promise<Outcome> => {
  const random = randomOf(2);
  const callers = await Callers.start(place);
  const each = wishes.length / rounds;
  let [amid, lost] = [0, 0];
  let said: readonly Said[] = [];
  try {
    for (let round = 1; round <= rounds; round += 1) {
      const fresh = wishes.slice(Math.round((round - 1) * each), Math.round(round * each));
      const before = Math.round((round - 1) * each);
      callers.ask(fresh, CALLERS);
      await callers.hasAnswered(before + random(fresh.length));
      await kill();
      if (callers.answered() < before + fresh.length) amid += 1;
      await wait(isLong && round % LONG_ONE_IN === 0 ? LONG_OUTAGE_MS : random(OUTAGE_MS));
      await restart();
      await callers.hasAnswered(before + fresh.length);
    }
    ({ lost } = await judge(store, wishes, callers.said()));
    callers.ask(wishes, CALLERS);
    await callers.hasAnswered(2 * wishes.length);
  } finally {
    said = await callers.kill();
  }
  return { said, amid, lost };
};

const failures = (said: readonly Said[], ...names: readonly string[]): number =>
  said.filter(({ failed }) => failed !== undefined && names.includes(failed)).length;

describe.each(STORES)('F2: a store that is killed while it is written to, on %s', (name) => {
  it(
    'has all that it acknowledged, and nothing twice; whoever had no answer was told so in time, and got one',
    async () => {
      log = await openMortalLog[name]();
      const wishes = makeWishes(2, WISHES, BOXES);
      const since = Date.now();
      const { said, amid, lost } = await siege(log, wishes, ROUNDS);
      const verdict = { ...(await judge(log.store, wishes, said)), lost };
      const [unavailable, unknown] = [failures(said, 'StoreUnavailable'), failures(said, 'OutcomeUnknown')];
      const otherwise = said.filter(({ failed }) => failed !== undefined).length - unavailable - unknown;
      const slowest = Math.max(...said.map(({ longest }) => longest));
      const counts = { rounds: ROUNDS, amid, ...verdict, unavailable, unknown, 'slowest call ms': slowest };
      const seconds = Math.round((Date.now() - since) / 1_000);
      report({ fault: 'F2', what: 'the store is killed at random', store: name, control: false, counts: { ...counts, seconds } });
      expect({ ...verdict, otherwise }).toMatchObject({ ...NOTHING_WRONG, otherwise: 0, wishes: WISHES, answers: 2 * WISHES });
      expect(amid).toBeGreaterThan(ROUNDS / 2);
      expect(slowest).toBeLessThan(LONGEST_CALL_MS);
      expect(unavailable + unknown).toBeGreaterThanOrEqual(scale(0, CALLERS));
    },
    scale(90_000, 1_700_000),
  );

  it('has lost what it acknowledged before it was on the disk (control)', async () => {
    log = await openMortalLog[name]();
    await log.acknowledgeEarly();
    const wishes = makeWishes(20, 200, BOXES);
    const { said, lost } = await siege(log, wishes, 1);
    const { untrue } = await judge(log.store, wishes, said);
    report({ fault: 'F2', what: 'the store acknowledges before it has written', store: name, control: true, counts: { lost, untrue } });
    expect(lost).toBeGreaterThan(0);
  }, 90_000);
});
