import type { EventStore, Recorded } from '@hub/event-store';
import type { DataSource } from 'typeorm';
import type { Dispatcher } from '../../outbox/dispatcher.js';
import { replayStream } from '../replay.js';
import { isOfNoFact } from '../taking/passing.js';
import { takeTurn } from '../taking/take-turn.js';
import { Fenced, type Parking, type Taker } from '../taking/taker.js';

const BATCH = 500;
const TURN_MS = 500;
/** How long a follower stays apart after it last failed or was slow, in milliseconds: the others have waited for it then. */
const QUIET_MS = 10_000;

/** What taking facts leads to, besides rows. */
export type Outcomes = Readonly<{
  parked: Parking;
  /** Something is in the way of a follower that is no fact's fault: it waits a moment. */
  heldUp: (taker: Taker, cause: unknown) => void;
  /** Others have moved some of these followers. */
  fenced: (takers: readonly Taker[], error: Fenced) => Promise<void>;
  took: (takers: readonly Taker[], facts: readonly Recorded[], since: number) => void;
}>;

type Apart = { troubledAt: number; lastTurn: number; busy: boolean; toReplay: readonly string[] };

/** The followers that go on apart from the others, each in turns of its own, because the others shall not wait for them. */
export class Stragglers {
  private readonly apart = new Map<Taker, Apart>();

  constructor(
    private readonly database: DataSource,
    private readonly store: EventStore,
    private readonly dispatcher: Dispatcher,
    private readonly outcomes: Outcomes,
  ) {}

  /** Takes a follower out of the group. `troubledAt` is when it failed or was slow; without it, it comes back as soon as it has caught up. */
  add(taker: Taker, troubledAt = 0): void {
    const known = this.apart.get(taker);
    if (known) known.troubledAt = Math.max(known.troubledAt, troubledAt);
    else this.apart.set(taker, { troubledAt, lastTurn: 0, busy: false, toReplay: [] });
  }

  has(taker: Taker): boolean {
    return this.apart.has(taker);
  }

  /** Lets these streams of a follower, which have something parked, be tried again. */
  replay(taker: Taker, streams: readonly string[]): void {
    this.add(taker);
    const apart = this.apart.get(taker);
    if (apart) apart.toReplay = streams;
  }

  /** Forgets all but these. */
  keep(takers: ReadonlySet<Taker>): void {
    for (const taker of this.apart.keys()) if (!takers.has(taker)) this.apart.delete(taker);
  }

  /**
   * Gives a turn to the one that has waited for it longest; may be called again before it is over, and another one has a turn meanwhile.
   * @returns whether one of them had anything to do.
   */
  async takeNext(): Promise<boolean> {
    const waiting = [...this.apart].sort(([, a], [, b]) => a.lastTurn - b.lastTurn);
    for (const [taker, apart] of waiting) {
      if (apart.busy || taker.heldUntil > Date.now() || !this.apart.has(taker)) continue;
      apart.busy = true;
      try {
        if (await this.turn(taker, apart)) return true;
      } catch (error) {
        if (error instanceof Fenced) await this.outcomes.fenced([taker], error);
        else if (isOfNoFact(error)) this.outcomes.heldUp(taker, error);
        else throw error;
      } finally {
        apart.busy = false;
        apart.lastTurn = Date.now();
      }
    }
    return false;
  }

  private async turn(taker: Taker, apart: Apart): Promise<boolean> {
    const since = Date.now();
    for (let [stream] = apart.toReplay; stream !== undefined; [stream] = apart.toReplay) {
      if (Date.now() - since > TURN_MS) return true;
      apart.toReplay = apart.toReplay.slice(1);
      await replayStream(this.database, this.store, this.dispatcher, taker, stream);
    }
    const facts = await this.store.readAll(taker.position, BATCH);
    const end = facts.at(-1)?.position ?? taker.position;
    await taker.alone.do(() => takeTurn(this.database, taker, facts, end, { ms: TURN_MS, onParked: this.outcomes.parked }));
    const taken = facts.filter(({ position }) => position <= taker.position);
    if (taken.length > 0) this.outcomes.took([taker], taken, since);
    const trouble = Math.max(apart.troubledAt, taker.lastParked.at);
    const isThere = facts.length < BATCH && taker.position === end && apart.toReplay.length === 0;
    if (isThere && Date.now() - trouble > QUIET_MS) this.apart.delete(taker);
    return facts.length > 0;
  }
}
