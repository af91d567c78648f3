import type { EventStore, Recorded } from '@hub/event-store';
import type { DataSource } from 'typeorm';
import { FactFailed } from '../follower.js';
import type { Dispatcher } from '../outbox/dispatcher.js';
import { Projection } from '../projection.js';
import { Reactor } from '../reactor.js';
import { listParked, park, type ParkedFact, unpark } from './parked.js';
import { isOfNoFact } from './taking/passing.js';
import { holdEpoch, move } from './taking/take-facts.js';
import { Fenced, type Taker } from './taking/taker.js';

/**
 * Whether what is parked of a follower can be tried again stream by stream. A read model whose rows are made of several streams has to
 * be built again instead.
 */
export const canReplay = ({ follower }: Pick<Taker, 'follower'>): boolean => !(follower instanceof Projection) || follower.rowsAreStreams;

/**
 * Tries again what is parked of one follower and one stream, in order and under the follower's epoch, and what is parked behind it
 * meanwhile. It ends at the first fact that fails again; what was done before it is no longer parked.
 * @returns whether nothing of the stream is parked any more; then its facts are taken again.
 */
export const replayStream = async (
  database: DataSource,
  store: EventStore,
  dispatcher: Dispatcher,
  taker: Taker,
  stream: string,
): Promise<boolean> => {
  const next = (): Promise<readonly ParkedFact[]> => nextParked(database, dispatcher, taker, stream);
  for (let left = await next(); left.length > 0; left = await next())
    for (const parked of left) {
      try {
        await again(database, dispatcher, taker, await factOf(store, parked));
      } catch (error) {
        if (error instanceof Fenced || isOfNoFact(error)) throw error;
        await park(database.manager, taker.key, [parked], String(error instanceof FactFailed ? error.cause : error));
        await database.query('UPDATE parked SET replay = false WHERE follower = $1 AND stream = $2', [taker.key, stream]);
        return false;
      }
    }
  return true;
};

/**
 * What is parked of a stream. When it is nothing the stream is free from here on, and no fact of it is being taken at this moment that
 * would be parked behind something that is gone.
 */
const nextParked = (database: DataSource, dispatcher: Dispatcher, taker: Taker, stream: string): Promise<readonly ParkedFact[]> =>
  taker.alone.do(async () => {
    const list = (): Promise<readonly ParkedFact[]> => listParked(database, taker.key, stream);
    let parked = await list();
    if (parked.length > 0 && taker.follower instanceof Reactor) {
      // Errands that went into the outbox before it was known that the stream is parked come before what was parked since.
      await dispatcher.parkWaiting(taker, stream);
      parked = await list();
    }
    if (parked.length === 0) taker.parked.delete(stream);
    return parked;
  });

/** @throws {UnreadableFact} for a fact that no store can make readable: it stays parked. */
const factOf = async (store: EventStore, { stream, version }: ParkedFact): Promise<Recorded> => {
  const [fact] = await store.read(stream, version, 1);
  if (!fact) throw new Error(`${stream}/${version} is parked, and the log does not hold it`);
  return fact;
};

const again = async (database: DataSource, dispatcher: Dispatcher, taker: Taker, fact: Recorded): Promise<void> => {
  const isReactor = taker.follower instanceof Reactor;
  await database.transaction(async (tx) => {
    // To put into the outbox what is there already changes nothing, whoever else does it; rows are written only under the epoch.
    if (!isReactor) await move(tx, [taker], taker.position);
    await taker.follower.take([fact], { tx, suffix: taker.suffix });
    if (!isReactor) await unpark(tx, taker.key, fact);
  });
  if (!isReactor) return;
  await dispatcher.runParked(taker, fact);
  await database.transaction(async (tx) => {
    // Another owner knows what was parked when it took over, and nothing of what is done here.
    await holdEpoch(tx, taker);
    await unpark(tx, taker.key, fact);
  });
};
