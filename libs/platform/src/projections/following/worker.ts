import type { EventStore, Recorded } from '@hub/event-store';
import type { DataSource } from 'typeorm';
import type { Follower } from '../follower.js';
import { Dispatcher } from '../outbox/dispatcher.js';
import { fireTimers } from '../outbox/timers.js';
import { Reactor } from '../reactor.js';
import { Feed } from './feed.js';
import { Leases } from './leases.js';
import { isOfNoFact } from './passing.js';
import { parkedStreams } from './parked.js';
import { canReplay, replayStream } from './replay.js';
import { takeSurely, takeTogether } from './take-facts.js';
import { Fenced, type Parking, type Taker } from './taker.js';

const BATCH = 500;
const HELD_UP_MS = 50;

/** What a worker tells of: for the log and for whoever counts. */
export type Events = Readonly<{
  parked: (follower: string, fact: Recorded, error: unknown) => void;
  heldUp: (follower: string, cause: unknown) => void;
  /** `since` is when the taking began, in milliseconds of the clock. */
  took: (followers: readonly string[], facts: readonly Recorded[], since: number) => void;
}>;

/** Moves the followers that this process holds a lease on, and does what their reactors put in the outbox. */
export class Worker {
  private readonly leases: Leases;
  private readonly dispatcher: Dispatcher;
  private readonly feed: Feed;
  private readonly takers = new Map<string, Taker>();

  constructor(
    private readonly database: DataSource,
    private readonly store: EventStore,
    private readonly followers: readonly Follower[],
    kind: 'worker' | 'guest',
    private readonly events: Events,
    wake: () => void,
    /** The moment by which timers are due. */
    private readonly now: () => string,
  ) {
    this.leases = new Leases(database, kind);
    this.dispatcher = new Dispatcher(database, store, this.parked, events.heldUp);
    this.feed = new Feed(store, wake, (trouble) => events.heldUp('the log', trouble));
  }

  get owner(): string {
    return this.leases.owner;
  }

  /** Renews and takes leases. To be called every `RENEW_MS`, also while a batch is being taken. */
  async renew(): Promise<void> {
    const held = await this.leases.renew(this.followers.map(({ name }) => name));
    const fresh = held.filter(({ follower, epoch }) => this.takers.get(follower)?.epoch !== epoch);
    const parked = await parkedStreams(
      this.database,
      fresh.map(({ follower }) => follower),
    );
    for (const key of this.takers.keys()) if (!held.some(({ follower }) => follower === key)) this.takers.delete(key);
    for (const { follower: key, epoch, position } of fresh) {
      const streams = parked.filter(({ follower }) => follower === key).map(({ stream }) => stream);
      const follower = this.followers.find(({ name }) => name === key) as Follower;
      this.takers.set(key, { key, follower, suffix: '', epoch, position, parked: new Set(streams), heldUntil: 0 });
    }
  }

  /**
   * Lets the followers that are furthest behind take a batch; once all stand at the same place, whatever comes. One that something is in
   * the way of waits a moment, and holds up no other.
   * @returns whether there was anything to take. When there was not, `wake` is called as soon as there is.
   */
  async takeNext(): Promise<boolean> {
    const all = [...this.takers.values()].filter(({ heldUntil }) => heldUntil <= Date.now());
    const places = [...new Set(all.map(({ position }) => position))].sort((a, b) => (a < b ? -1 : 1));
    const [lowest, next] = places;
    if (lowest === undefined) return false;
    const last = all.filter(({ position }) => position === lowest);
    if (next === undefined) {
      const facts = this.feed.take(lowest);
      const end = facts?.at(-1);
      if (!facts || !end) return false;
      await this.take(last, facts, end.position);
      return true;
    }
    const facts = (await this.store.readAll(lowest, BATCH)).filter(({ position }) => position <= next);
    await this.take(last, facts, facts.at(-1)?.position ?? next);
    return true;
  }

  /** Does what waits in the outbox and what is due. @returns whether there was anything to do that could be done. */
  async work(): Promise<boolean> {
    const takers = [...this.takers.values()];
    const reactors = takers.filter(isReactor).map(({ key }) => key);
    if (reactors.length === 0) return false;
    const fired = await fireTimers(this.database, reactors, this.now());
    const dispatched = await this.dispatcher.dispatch(takers);
    return fired > 0 || dispatched === 'done';
  }

  /**
   * Tries again what somebody asked to be tried again, of the reactors or of the others, where this process moves them. It is called
   * in turn with `work` for the reactors and with `takeNext` for the others, never at the same time.
   */
  async replay(which: 'reactors' | 'others'): Promise<void> {
    const keys = [...this.takers.values()].filter((taker) => isReactor(taker) === (which === 'reactors')).map(({ key }) => key);
    for (const { follower, stream } of await parkedStreams(this.database, keys, { toReplay: true })) {
      const taker = this.takers.get(follower);
      if (taker && canReplay(taker)) await replayStream(this.database, this.store, this.dispatcher, taker, stream);
    }
  }

  /** Lets go of everything that this process holds. */
  async close(): Promise<void> {
    this.feed.close();
    this.takers.clear();
    await this.leases.release();
  }

  private async take(takers: readonly Taker[], facts: readonly Recorded[], upTo: bigint): Promise<void> {
    const since = Date.now();
    try {
      await takeTogether(this.database, takers, facts, upTo);
    } catch (error) {
      if (error instanceof Fenced) return this.takeOverAgain(error);
      // None has moved. Each on its own, the others go on, and what fails is parked or waits.
      for (const taker of takers) await this.takeAlone(taker, facts, upTo);
    }
    this.events.took(
      takers.filter(({ position }) => position === upTo).map(({ key }) => key),
      facts,
      since,
    );
  }

  private async takeAlone(taker: Taker, facts: readonly Recorded[], upTo: bigint): Promise<void> {
    try {
      await takeSurely(this.database, taker, facts, upTo, this.parked);
    } catch (error) {
      if (error instanceof Fenced) return this.takeOverAgain(error);
      if (!isOfNoFact(error)) throw error;
      taker.heldUntil = Date.now() + HELD_UP_MS;
      this.events.heldUp(taker.key, error);
    }
  }

  /**
   * A checkpoint that is elsewhere was moved by somebody else, or by a transaction of this process that was committed without its being
   * told: what is known of the follower is worth nothing, and whoever holds the lease reads it anew.
   */
  private async takeOverAgain({ keys }: Fenced): Promise<void> {
    for (const key of keys) this.takers.delete(key);
    await this.renew();
  }

  private readonly parked: Parking = (taker, fact, error) => this.events.parked(taker.key, fact, error);
}

const isReactor = ({ follower }: Taker): boolean => follower instanceof Reactor;
