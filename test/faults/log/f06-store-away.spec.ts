import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isLong, report, scale } from '../scale.js';
import { exposed, type Kind, type Outage } from '../stores/outages.js';
import { sideBySide } from '../stores/side-by-side.js';
import { Traffic, type Wrongs } from '../stores/traffic.js';

/** The longest that a call of a store takes, by its own promise. */
const PATIENCE_MS = 5_000;
/** What a busy machine may add to it. The short form shares the machine with other specs, and allows twice of both. */
const SLACK_MS = scale(2_000, 1_000);
const RESUMED_MS = scale(6_000, 3_000);
/** Longer than a call may take, so that one without a deadline is seen to have none. */
const OUTAGES_MS = isLong ? [5_000, 30_000, 120_000] : [8_000];
/** How long all is well before an outage, and after the last. */
const WELL_MS = 1_000;

const KINDS: readonly Kind[] = ['PostgreSQL', 'KurrentDB stand-in'];
const OUTAGES: readonly Outage[] = ['cut', 'frozen', 'stopped'];
const CASES = KINDS.flatMap((kind) => OUTAGES.map((outage) => [kind, outage] as const));

type Outcome = Wrongs &
  Readonly<Record<'outages' | 'calls' | 'unavailable' | 'unknown' | 'untyped' | 'slowest ms' | 'resumed ms' | 'accepted', number>>;

/** A store under traffic, away again and again. */
const run = async (kind: Kind, outage: Outage, deadlines: boolean): Promise<Outcome> => {
  const place = await exposed[kind](outage, { deadlines });
  try {
    const traffic = new Traffic(place.store);
    await traffic.resumed(0);
    let slowest = 0;
    let slowestResumed = 0;
    for (const ms of OUTAGES_MS) {
      await wait(WELL_MS);
      place.strike();
      await wait(ms);
      // Before it is healed, which may answer at last what would have waited for ever.
      slowest = Math.max(slowest, traffic.store.slowest);
      place.heal();
      slowestResumed = Math.max(slowestResumed, await traffic.resumed(performance.now()));
    }
    await wait(WELL_MS);
    await traffic.end();
    const { store, coins } = traffic;
    return {
      ...{ outages: OUTAGES_MS.length, calls: store.calls.length },
      ...{ unavailable: store.count('StoreUnavailable'), unknown: store.count('OutcomeUnknown'), untyped: store.untyped },
      ...{ 'slowest ms': Math.max(slowest, store.slowest), 'resumed ms': Math.round(slowestResumed) },
      ...{ accepted: coins.acknowledged.length, ...(await traffic.wrongs(place.behind)) },
    };
  } finally {
    place.heal();
    await place.close();
  }
};

const WHAT = { cut: 'connections refused', frozen: 'nothing comes through', stopped: 'the server stopped with SIGSTOP' };

describe('F6: a store is away, or does not answer, while it is asked for everything', () => {
  const outcomes = new Map<string, Outcome>();
  const unprotected = new Map<Kind, Outcome>();
  beforeAll(
    async () => {
      // At the same time: all of them mostly wait.
      await sideBySide([
        ...CASES.map(async ([kind, outage]) => outcomes.set(`${kind} ${outage}`, await run(kind, outage, true))),
        ...KINDS.map(async (kind) => unprotected.set(kind, await run(kind, 'frozen', false))),
      ]);
    },
    scale(90_000, 600_000),
  );
  afterAll(() => {
    const proof = (store: Kind, what: string, control: boolean, counts: Outcome | undefined): void => {
      if (counts) report({ fault: 'F6', what, store, control, counts });
    };
    for (const [kind, outage] of CASES) proof(kind, WHAT[outage], false, outcomes.get(`${kind} ${outage}`));
    for (const [kind, counts] of unprotected) proof(kind, `${WHAT.frozen}, calls have no deadline`, true, counts);
  });

  describe.each(CASES)('%s, %s', (kind, outage) => {
    const outcome = (): Outcome | undefined => outcomes.get(`${kind} ${outage}`);

    it('every call ends in time, and as a call may end', () => {
      expect(outcome()).toMatchObject({ outages: OUTAGES_MS.length, untyped: 0 });
      expect(outcome()?.['slowest ms']).toBeLessThan(PATIENCE_MS + SLACK_MS);
      expect(outcome()?.unavailable).toBeGreaterThan(0);
    });

    it('all is answered and followed again soon after it is over', () => {
      expect(outcome()?.['resumed ms']).toBeLessThan(RESUMED_MS);
    });

    it('what was acknowledged is there, nothing is there twice, and who follows heard all of it once', () => {
      expect(outcome()).toMatchObject({ lost: 0, doubled: 0, gaps: 0, unheard: 0 });
      expect(outcome()?.accepted).toBeGreaterThan(5);
    });
  });

  it.each(KINDS)('%s: calls hang for as long as it is away when they have no deadline of their own (control)', (kind) => {
    expect(unprotected.get(kind)?.['slowest ms']).toBeGreaterThan(PATIENCE_MS + SLACK_MS);
  });
});
