import { afterEach, describe, expect, it } from '@jest/globals';
import { Callers, type Said, type Unprotected } from '../commands/callers.js';
import { judge, NOTHING_WRONG, type Verdict } from '../commands/judge.js';
import { type OpenLog, openLog, STORES } from '../commands/logs.js';
import { makeWishes, someOf, type Wish } from '../commands/wishes.js';
import { randomOf, report, scale } from '../scale.js';

const ROUNDS = scale(3, 50);
const WISHES = scale(1_000, 10_000);
const BOXES = scale(8, 60);
const CALLERS = 16;
/** Of those that were acknowledged so many are asked for again in each round. */
const REPEATS = 20;
/** A kill that meets an append between its commit and its answer is a matter of chance: so often the control tries. */
const MOST_CONTROLS = 30;

let log: OpenLog | undefined;
afterEach(async () => {
  await log?.close();
  log = undefined;
});

type Plan = Readonly<{ wishes: readonly Wish[]; rounds: number; repeats: number; unprotected?: Unprotected }>;
type Outcome = Readonly<{ said: readonly Said[]; amid: number; lost: number }>;

/**
 * Lets callers work and kills their process at a random moment, again and again. The next process is there already: it is asked for all
 * that was not acknowledged while the statements of the dead one may still be running, and for some of what was. In the end it is looked
 * what was lost, and all is asked for once more: that would make up for it.
 */
const siege = async ({ place, store }: OpenLog, { wishes, rounds, repeats, unprotected }: Plan): Promise<Outcome> => {
  const random = randomOf(1);
  const said: Said[] = [];
  const acknowledged = new Set<string>();
  const hear = (more: readonly Said[]): void => {
    said.push(...more);
    for (const { wish, version } of more) if (version !== undefined) acknowledged.add(wish);
  };
  let [amid, lost] = [0, 0];
  let callers = await Callers.start(place, unprotected);
  const left = [...wishes];
  const open: Wish[] = [];
  try {
    for (let round = 1; round <= rounds; round += 1) {
      const next = await Callers.start(place, unprotected);
      const done = wishes.filter(({ wish }) => acknowledged.has(wish));
      const fresh = left.splice(0, Math.ceil(left.length / (rounds - round + 1)));
      const asked = [...open.splice(0), ...someOf(done, repeats, random), ...fresh];
      callers.ask(asked, CALLERS);
      await callers.hasAnswered(random(asked.length));
      hear(await callers.kill());
      open.push(...asked.filter(({ wish }) => !acknowledged.has(wish)));
      if (open.length > 0) amid += 1;
      callers = next;
    }
    callers.ask(open, CALLERS);
    await callers.hasAnswered(open.length);
    ({ lost } = await judge(store, wishes, [...said, ...callers.said()]));
    if (repeats > 0) {
      callers.ask(wishes, CALLERS);
      await callers.hasAnswered(open.length + wishes.length);
    }
  } finally {
    hear(await callers.kill());
  }
  return { said, amid, lost };
};

describe.each(STORES)('F1: a hub that is killed while it works, on %s', (name) => {
  it(
    'has lost no command that it acknowledged, does none twice, and answers each as it did the first time',
    async () => {
      log = await openLog[name]();
      const wishes = makeWishes(1, WISHES, BOXES);
      const since = Date.now();
      const { said, amid, lost } = await siege(log, { wishes, rounds: ROUNDS, repeats: REPEATS });
      const verdict = { ...(await judge(log.store, wishes, said)), lost };
      const failed = said.filter(({ failed }) => failed !== undefined).length;
      const counts = { rounds: ROUNDS, amid, ...verdict, failed, seconds: Math.round((Date.now() - since) / 1_000) };
      report({ fault: 'F1', what: 'the hub is killed at random, and asked again', store: name, control: false, counts });
      expect({ ...verdict, failed }).toMatchObject({ ...NOTHING_WRONG, failed: 0, wishes: WISHES });
      expect(verdict.answers).toBeGreaterThanOrEqual(2 * WISHES);
      expect(amid).toBeGreaterThan(ROUNDS / 2);
    },
    scale(90_000, 1_700_000),
  );

  it('does commands twice when whoever asks again asks under a new command id (control)', async () => {
    log = await openLog[name]();
    let verdict: Verdict | undefined;
    let kills = 0;
    const wishes: Wish[] = [];
    const said: Said[] = [];
    while ((verdict?.doubled ?? 0) === 0 && kills < MOST_CONTROLS) {
      const more = makeWishes(100 + kills, 200, BOXES);
      wishes.push(...more);
      said.push(...(await siege(log, { wishes: more, rounds: 1, repeats: 0, unprotected: 'command ids' })).said);
      kills += 1;
      verdict = await judge(log.store, wishes, said);
    }
    const { doubled = 0 } = verdict ?? {};
    report({
      fault: 'F1',
      what: 'asked again under a new command id',
      store: name,
      control: true,
      counts: { kills, doubled },
    });
    expect(doubled).toBeGreaterThan(0);
  }, 120_000);
});
