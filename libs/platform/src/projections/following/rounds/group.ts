import type { EventStore, Recorded } from '@hub/event-store';
import type { DataSource } from 'typeorm';
import type { Feed } from './feed.js';
import type { Outcomes, Stragglers } from './stragglers.js';
import { isOfNoFact } from '../taking/passing.js';
import { type Limits, takeTogether } from '../taking/take-facts.js';
import { Fenced, type Taker } from '../taking/taker.js';

const BATCH = 500;
/** How long one follower may work on a batch, in milliseconds, while all others wait for it. */
const PATIENCE_MS = 500;
/** A follower that takes longer than all others together is left behind when it is longer than this, in milliseconds. */
const SLOW_MS = 200;

/**
 * The followers that take what comes together. One that fails, is slow, or is far behind has the group wait for it once, and then goes
 * on apart, until it has caught up.
 */
export class Group {
  constructor(
    private readonly database: DataSource,
    private readonly store: EventStore,
    private readonly feed: Feed,
    private readonly stragglers: Stragglers,
    private readonly outcomes: Outcomes,
  ) {}

  /**
   * Lets those that are a little behind take what the others have taken; once all stand at the same place, whatever comes.
   * @returns whether there was anything to take.
   */
  async takeNext(members: readonly Taker[]): Promise<boolean> {
    const ready = members.filter(({ heldUntil }) => heldUntil <= Date.now());
    const places = [...new Set(ready.map(({ position }) => position))].sort((a, b) => (a < b ? -1 : 1));
    const [lowest, next] = places;
    if (lowest === undefined) return false;
    const last = ready.filter(({ position }) => position === lowest);
    if (next === undefined) {
      const facts = this.feed.take(lowest);
      const end = facts?.at(-1);
      if (!facts || !end) return false;
      await this.take(last, facts, end.position, members.length);
      return true;
    }
    const facts = await this.store.readAll(lowest, BATCH);
    const isFar = facts.length === BATCH && (facts.at(-1)?.position ?? next) < next;
    // Where most are far behind, as after a long standstill, the few others wait for them.
    if (isFar && 2 * last.length <= ready.length) for (const taker of last) this.stragglers.add(taker);
    else {
      const between = facts.filter(({ position }) => position <= next);
      await this.take(last, between, between.at(-1)?.position ?? next, members.length);
    }
    return true;
  }

  private async take(takers: readonly Taker[], facts: readonly Recorded[], upTo: bigint, members: number): Promise<void> {
    const since = Date.now();
    const took = new Map<Taker, number>();
    const limits: Limits = { isOver: (begun) => Date.now() - begun > PATIENCE_MS, onTook: (taker, ms) => took.set(taker, ms) };
    try {
      await allAlone(takers, () => takeTogether(this.database, takers, facts, upTo, limits));
    } catch (error) {
      if (error instanceof Fenced) return this.outcomes.fenced(takers, error);
      // None has moved. Each on its own, so that it is known who cannot; no one is waited for a second time.
      await this.takeEach(takers, facts, upTo, limits, members);
    }
    this.leaveSlowest(took);
    this.outcomes.took(
      takers.filter(({ position }) => position === upTo),
      facts,
      since,
    );
  }

  private async takeEach(
    takers: readonly Taker[],
    facts: readonly Recorded[],
    upTo: bigint,
    limits: Limits,
    members: number,
  ): Promise<void> {
    const held = new Map<Taker, unknown>();
    for (const taker of takers)
      try {
        await taker.alone.do(() => takeTogether(this.database, [taker], facts, upTo, limits));
      } catch (error) {
        if (error instanceof Fenced) await this.outcomes.fenced([taker], error);
        else if (isOfNoFact(error)) held.set(taker, error);
        else this.stragglers.add(taker, Date.now());
      }
    // What is in the way of all alike, as a database that is away, is no reason to part.
    if (held.size < members) for (const taker of held.keys()) this.stragglers.add(taker, Date.now());
    for (const [taker, error] of held) this.outcomes.heldUp(taker, error);
  }

  private leaveSlowest(took: ReadonlyMap<Taker, number>): void {
    const all = [...took.values()].reduce((sum, ms) => sum + ms, 0);
    for (const [taker, ms] of took) if (took.size > 1 && ms > SLOW_MS && ms > all - ms) this.stragglers.add(taker, Date.now());
  }
}

/** Does `work` while nobody else takes facts for any of these. */
const allAlone = (takers: readonly Taker[], work: () => Promise<void>): Promise<void> =>
  takers.reduceRight<() => Promise<void>>((rest, taker) => () => taker.alone.do(rest), work)();
