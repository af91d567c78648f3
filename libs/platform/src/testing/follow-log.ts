import type { EventStore, Recorded } from '@hub/event-store';
import type { DataSource } from 'typeorm';
import type { Follower } from '../projections/follower.js';
import { takeTogether } from '../projections/following/taking/take-facts.js';
import { Taker } from '../projections/following/taking/taker.js';
import type { Projection } from '../projections/projection.js';

/** A follower in the hands of a test, where its checkpoint stands; a checkpoint is made where there is none. */
export const takerOf = async (database: DataSource, follower: Follower): Promise<Taker> => {
  const [row]: { epoch: string; position: string }[] = await database.query(
    `INSERT INTO checkpoints AS c (name, position, epoch, moved_at) VALUES ($1, 0, 1, now())
     ON CONFLICT (name) DO UPDATE SET epoch = c.epoch + 1 RETURNING epoch, position`,
    [follower.name],
  );
  const { epoch, position } = row ?? { epoch: 0, position: 0 };
  return new Taker({ key: follower.name, follower, epoch: BigInt(epoch), position: BigInt(position) });
};

/** Lets a follower take the log from its checkpoint to the end. What it throws is thrown; nothing is parked. */
export const followLog = async (database: DataSource, store: EventStore, follower: Follower, batch = 1_000): Promise<void> => {
  const taker = await takerOf(database, follower);
  for (;;) {
    const facts = await store.readAll(taker.position, batch);
    const last = facts.at(-1);
    if (!last) return;
    await takeTogether(database, [taker], facts, last.position);
  }
};

/** Lets a projection take facts that no store holds, in one batch. */
export const takeFacts = (database: DataSource, projection: Projection, facts: readonly Recorded[]): Promise<void> =>
  database.transaction((tx) => projection.take(facts, { tx, suffix: '' }));
