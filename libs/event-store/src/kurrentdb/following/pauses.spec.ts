import { describe, expect, it } from '@jest/globals';
import type { Recorded } from '../../event-store.js';
import { PATIENCE } from '../calls/patience.js';
import type { Page } from '../reads.js';
import { followLog, type Followed } from './follow-log.js';
import { Pauses } from './pauses.js';

const many = (count: number, pauses: Pauses): readonly number[] => Array.from({ length: count }, () => pauses.next());

describe('the pauses of a follower that meets trouble', () => {
  it('grow while it lasts, up to one second or so, and are short again when it is over', () => {
    const pauses = new Pauses(() => 0.5);
    expect(many(7, pauses)).toEqual([50, 100, 250, 500, 1_000, 1_000, 1_000]);
    pauses.over();
    expect(many(2, pauses)).toEqual([50, 100]);
  });

  it('differ from one follower to the next, by half at most', () => {
    const [shortest, longest] = [new Pauses(() => 0), new Pauses(() => 0.999)];
    expect(shortest.next()).toBe(25);
    expect(longest.next()).toBeCloseTo(75, 0);
    expect(new Set(Array.from({ length: 20 }, () => new Pauses().next())).size).toBeGreaterThan(1);
  });
});

describe('a follower', () => {
  const fact = (position: bigint): Recorded => ({ position }) as Recorded;
  const empty: Page = { facts: [], at: 1n, isLast: true, walked: false };
  const withFact: Page = { ...empty, facts: [fact(1n)] };

  /** Follows a log that gives these pages, or fails where there is none, and whose subscriptions are refused. It notes how long it would wait. */
  const pausesOf = async (...pages: readonly (Page | undefined)[]): Promise<readonly number[]> => {
    const [waited, left, over] = [[] as number[], [...pages], new AbortController()];
    class Noted extends Pauses {
      override next(): number {
        waited.push(super.next());
        if (left.length === 0) over.abort();
        return 0;
      }
    }
    const reads = {
      page: async () => {
        const page = left.shift();
        if (!page) throw new Error('no page');
        return page;
      },
    };
    const line = (): never => {
      throw new Error('no subscription');
    };
    const followed = { reads, connection: { closed: false, line }, patience: PATIENCE } as unknown as Followed;
    const batches = followLog(followed, 0n, { signal: over.signal }, new Noted(() => 0.5));
    for await (const facts of batches) expect(facts).toEqual(withFact.facts);
    return waited;
  };

  it('waits longer each time it is given no page, and begins anew once it was given facts', async () => {
    expect(await pausesOf(undefined, undefined, undefined, withFact, undefined)).toEqual([50, 100, 250, 50, 100]);
  });

  it('waits longer each time its subscription is refused, though it is given pages with nothing in them in between', async () => {
    expect(await pausesOf(empty, empty, empty, empty)).toEqual([50, 100, 250, 500]);
  });
});
