import type { EventStore, Recorded } from '@hub/event-store';
import type { DataSource } from 'typeorm';
import type { Follower } from '../follower.js';
import { Dispatcher } from '../outbox/dispatcher.js';
import { fireTimers } from '../outbox/timers.js';
import { Reactor } from '../reactor.js';
import { Feed } from './rounds/feed.js';
import { Group } from './rounds/group.js';
import { Leases } from './leases.js';
import { parkedStreams } from './parked.js';
import { canReplay, replayStream } from './replay.js';
import { type Outcomes, Stragglers } from './rounds/stragglers.js';
import { OneAtATime } from './taking/one-at-a-time.js';
import { Fenced, Taker } from './taking/taker.js';

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
  private readonly group: Group;
  private readonly stragglers: Stragglers;
  private readonly takers = new Map<string, Taker>();
  private readonly renewing = new OneAtATime();

  constructor(
    private readonly database: DataSource,
    private readonly store: EventStore,
    private readonly followers: readonly Follower[],
    kind: 'worker' | 'guest',
    events: Events,
    wake: () => void,
    /** The moment by which timers are due. */
    private readonly now: () => string,
  ) {
    const outcomes: Outcomes = {
      parked: ({ key }, fact, error) => events.parked(key, fact, error),
      heldUp: (taker, cause) => {
        taker.heldUntil = Date.now() + HELD_UP_MS;
        events.heldUp(taker.key, cause);
      },
      fenced: (takers, error) => this.takeOverAgain(takers, error),
      took: (takers, facts, since) =>
        events.took(
          takers.map(({ key }) => key),
          facts,
          since,
        ),
    };
    this.leases = new Leases(database, kind);
    this.dispatcher = new Dispatcher(database, store, outcomes.parked, events.heldUp);
    this.feed = new Feed(store, wake, (trouble) => events.heldUp('the log', trouble));
    this.stragglers = new Stragglers(database, store, this.dispatcher, outcomes);
    this.group = new Group(database, store, this.feed, this.stragglers, outcomes);
  }

  get owner(): string {
    return this.leases.owner;
  }

  /** Renews and takes leases. To be called every `RENEW_MS`, also while a batch is being taken. */
  renew(): Promise<void> {
    return this.renewing.do(async () => {
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
        this.takers.set(key, new Taker({ key, follower, epoch, position, parked: streams }));
      }
      this.stragglers.keep(new Set(this.takers.values()));
    });
  }

  /**
   * Lets the followers that go together take a batch.
   * @returns whether there was anything to take. When there was not, `wake` is called as soon as there is.
   */
  takeNext(): Promise<boolean> {
    return this.group.takeNext([...this.takers.values()].filter((taker) => !this.stragglers.has(taker)));
  }

  /**
   * Gives a turn to a follower that goes apart. It may be called again before it is over, and then concerns another one.
   * @returns whether there was anything to do.
   */
  takeApart(): Promise<boolean> {
    return this.stragglers.takeNext();
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
   * in turn with `work` for the reactors and with `takeNext` for the others, never at the same time: an errand is done by one at a time,
   * and a read model goes apart for it.
   */
  async replay(which: 'reactors' | 'others'): Promise<void> {
    const asked = [...this.takers.values()].filter((taker) => canReplay(taker) && isReactor(taker) === (which === 'reactors'));
    const streams = await parkedStreams(
      this.database,
      asked.map(({ key }) => key),
      { toReplay: true },
    );
    for (const taker of asked) {
      const own = streams.filter(({ follower }) => follower === taker.key).map(({ stream }) => stream);
      if (own.length === 0) continue;
      if (which === 'others') this.stragglers.replay(taker, own);
      else await this.replayReactor(taker, own);
    }
  }

  /** Lets go of everything that this process holds. */
  async close(): Promise<void> {
    this.feed.close();
    this.takers.clear();
    await this.leases.release();
  }

  private async replayReactor(taker: Taker, streams: readonly string[]): Promise<void> {
    try {
      for (const stream of streams) await replayStream(this.database, this.store, this.dispatcher, taker, stream);
    } catch (error) {
      if (!(error instanceof Fenced)) throw error;
      await this.takeOverAgain([taker], error);
    }
  }

  /**
   * A checkpoint that is elsewhere was moved by somebody else, or by a transaction of this process that was committed without its being
   * told: what is known of the follower is worth nothing, and whoever holds the lease reads it anew.
   */
  private async takeOverAgain(takers: readonly Taker[], { keys }: Fenced): Promise<void> {
    for (const taker of takers) if (keys.includes(taker.key) && this.takers.get(taker.key) === taker) this.takers.delete(taker.key);
    await this.renew();
  }
}

const isReactor = ({ follower }: Taker): boolean => follower instanceof Reactor;
