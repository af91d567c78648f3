import { setTimeout as wait } from 'node:timers/promises';
import { type EventStore, type Recorded, UnreadableFact, unreadableText } from '@hub/event-store';
import { SpanKind } from '@opentelemetry/api';
import type { DataSource } from 'typeorm';
import { underCorrelation } from '../../observability/correlation.js';
import { inTraceOf, traced } from '../../observability/tracing.js';
import { isOfNoFact } from '../following/taking/passing.js';
import { park } from '../following/parked.js';
import type { Parking, Taker } from '../following/taking/taker.js';
import { Reactor } from '../reactor.js';
import { type Errand, errandsOfFact, markDone, waitingErrands } from './outbox.js';

const MOST = 200;
const RETRY_AFTER_MS = [20, 100];

/** What a look at the outbox led to. `held-up` means that something could not be done now, and has to be looked at again soon. */
export type Dispatched = 'nothing' | 'done' | 'held-up';

/** Does what waits in the outbox, one errand after the other in the order of the log. */
export class Dispatcher {
  constructor(
    private readonly database: DataSource,
    private readonly store: EventStore,
    private readonly onParked: Parking,
    private readonly onHeldUp: (handler: string, cause: unknown) => void,
  ) {}

  /** Does the errands of these reactors that wait. A stream that has something parked waits with all of its errands. */
  async dispatch(takers: readonly Taker[]): Promise<Dispatched> {
    const reactors = new Map(takers.filter(({ follower }) => follower instanceof Reactor).map((taker) => [taker.key, taker]));
    if (reactors.size === 0) return 'nothing';
    const errands = await waitingErrands(this.database, [...reactors.keys()], MOST);
    const heldUp = new Set<string>();
    for (const errand of errands) {
      const taker = reactors.get(errand.handler);
      if (!taker || heldUp.has(errand.handler)) continue;
      const fact = await this.factOf(errand);
      if (taker.parked.has(errand.stream)) await park(this.database.manager, taker.key, [fact], null);
      else if (!(await this.runOrPark(taker, errand, fact))) heldUp.add(errand.handler);
    }
    if (heldUp.size > 0) return 'held-up';
    return errands.length > 0 ? 'done' : 'nothing';
  }

  /** Parks what waits in the outbox of one stream that has something parked, so that all of it is in one place and in order. */
  async parkWaiting(taker: Taker, stream: string): Promise<void> {
    for (let errands = await this.waitingOf(taker, stream); errands.length > 0; errands = await this.waitingOf(taker, stream))
      for (const errand of errands) await park(this.database.manager, taker.key, [await this.factOf(errand)], null);
  }

  /** Does what the outbox holds because of this fact, parked or not. @throws whatever the reactor throws. */
  async runParked(taker: Taker, fact: Recorded): Promise<void> {
    for (const errand of await errandsOfFact(this.database, taker.key, fact)) {
      await run(taker.follower as Reactor, errand, fact);
      await markDone(this.database, errand);
    }
  }

  /** @returns whether the errand is out of the way, done or parked. */
  private async runOrPark(taker: Taker, errand: Errand, fact: Recorded): Promise<boolean> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        if (unreadableText(fact) !== undefined) throw new UnreadableFact(fact);
        await run(taker.follower as Reactor, errand, fact);
        await markDone(this.database, errand);
        return true;
      } catch (error) {
        if (isOfNoFact(error)) {
          this.onHeldUp(taker.key, error);
          return false;
        }
        const pause = RETRY_AFTER_MS[attempt];
        if (pause === undefined) {
          await park(this.database.manager, taker.key, [fact], String(error));
          taker.parked.add(fact.stream);
          this.onParked(taker, fact, error);
          return true;
        }
        await wait(pause);
      }
    }
  }

  private waitingOf({ key }: Taker, stream: string): Promise<readonly Errand[]> {
    return waitingErrands(this.database, [key], MOST, stream);
  }

  /** The fact of an errand; one that cannot be read is marked. */
  private async factOf({ stream, version }: Errand): Promise<Recorded> {
    const [fact] = await this.store.read(stream, version, 1).catch((error: unknown) => {
      if (error instanceof UnreadableFact) return [error.fact];
      throw error;
    });
    if (!fact) throw new Error(`the outbox names ${stream}/${version}, which the log does not hold`);
    return fact;
  }
}

/** Does an errand as part of what its fact is part of: under its correlation id, and in its trace. */
const run = (reactor: Reactor, errand: Errand, fact: Recorded): Promise<void> =>
  underCorrelation(fact.metadata['correlationId'] ?? fact.id, () =>
    inTraceOf(fact.metadata, () =>
      traced(`react ${reactor.name}`, { type: fact.type }, () => reactor.run(errand, fact), SpanKind.CONSUMER),
    ),
  );
