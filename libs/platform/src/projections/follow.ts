import type { EventStore, Recorded } from '@hub/event-store';
import type { DataSource, EntityManager } from 'typeorm';
import { CheckpointRow } from './checkpoint.row.js';
import type { Follower } from './follower.js';

/** What one step of a follower led to. `stopped` carries what was thrown, and the fact that led to it. */
export type Step = Readonly<{ outcome: 'moved' | 'at-the-end' } | { outcome: 'stopped'; fact: Recorded; error: unknown }>;

class Stopped extends Error {
  constructor(
    readonly fact: Recorded,
    override readonly cause: unknown,
  ) {
    super('a follower stopped');
  }
}

/**
 * Lets a follower take up to `batch` facts after its checkpoint, all in one transaction with the checkpoint. The checkpoint's row is
 * locked meanwhile, so that several processes may try the same follower and only one moves it. When a fact fails in a batch, the
 * facts before it are taken one by one, so that the checkpoint stands right before the one that failed.
 */
export const step = async (database: DataSource, store: EventStore, follower: Follower, batch: number): Promise<Step> => {
  try {
    return await database.transaction((tx) => takeBatch(tx, store, follower, batch));
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    if (batch > 1) return step(database, store, follower, 1);
    await database
      .getRepository(CheckpointRow)
      .update({ name: follower.name }, { error: `${error.fact.type} at ${error.fact.position}: ${String(error.cause)}` });
    return { outcome: 'stopped', fact: error.fact, error: error.cause };
  }
};

const takeBatch = async (tx: EntityManager, store: EventStore, follower: Follower, batch: number): Promise<Step> => {
  const after = await lockCheckpoint(tx, follower.name);
  const facts = await store.readAll(after, batch);
  const last = facts.at(-1);
  if (!last) return { outcome: 'at-the-end' };
  const wanted = new Set<string>(follower.on);
  for (const fact of facts) {
    if (!wanted.has(fact.type)) continue;
    try {
      await follower.take(fact, tx);
    } catch (error) {
      throw new Stopped(fact, error);
    }
  }
  await tx.update(CheckpointRow, { name: follower.name }, { position: last.position.toString(), error: null, movedAt: new Date() });
  return { outcome: 'moved' };
};

/** Locks the checkpoint of a follower for this transaction, and makes it when there is none. @returns its position. */
export const lockCheckpoint = async (tx: EntityManager, name: string): Promise<bigint> => {
  await tx.query(`INSERT INTO checkpoints (name, position, moved_at) VALUES ($1, 0, now()) ON CONFLICT DO NOTHING`, [name]);
  const rows: { position: string }[] = await tx.query('SELECT position FROM checkpoints WHERE name = $1 FOR UPDATE', [name]);
  return BigInt(rows[0]?.position ?? 0);
};
