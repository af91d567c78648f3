import type { EventStore, Recorded } from '@hub/event-store';
import type { DataSource, EntityManager } from 'typeorm';
import { CheckpointRow } from './checkpoint.row.js';
import { type Follower, TryAgain } from './follower.js';

/**
 * What one step of a follower led to. `more` tells that the batch was full, so that there may be more. `stopped` carries what was
 * thrown, and the fact that led to it. `again` carries what passes by itself: nothing was taken, and the step can be tried again.
 */
export type Step = Readonly<
  | { outcome: 'moved'; more: boolean }
  | { outcome: 'at-the-end' }
  | { outcome: 'again'; error: unknown }
  | { outcome: 'stopped'; fact: Recorded; error: unknown }
>;

class Stopped extends Error {
  constructor(
    readonly fact: Recorded,
    readonly factsBefore: number,
    override readonly cause: unknown,
  ) {
    super('a follower stopped');
  }
}

/**
 * Lets a follower take up to `batch` facts after its checkpoint, all in one transaction with the checkpoint. The checkpoint's row is
 * locked meanwhile, so that several processes may try the same follower and only one moves it. When a fact fails in a batch, the
 * facts before it are taken without it, so that the checkpoint stands right before the one that failed.
 */
export const step = async (database: DataSource, store: EventStore, follower: Follower, batch: number): Promise<Step> => {
  try {
    return await database.transaction((tx) => takeBatch(tx, store, follower, batch));
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    if (isPassing(error.cause)) return { outcome: 'again', error: error.cause };
    if (error.factsBefore > 0) return step(database, store, follower, error.factsBefore);
    const { fact, cause } = error;
    // The checkpoint made in the transaction is gone with it. One that another process has moved past this fact is not stopped.
    await database.query(
      `INSERT INTO checkpoints AS c (name, position, error, moved_at) VALUES ($1, 0, $2, now())
       ON CONFLICT (name) DO UPDATE SET error = excluded.error WHERE c.position < $3`,
      [follower.name, `${fact.type} at ${fact.position}: ${String(cause)}`, fact.position.toString()],
    );
    return { outcome: 'stopped', fact, error: cause };
  }
};

/** Lost connections, deadlocks, a server that is full or shutting down: classes 08, 40, 53 and 57 of SQLSTATE, and codes of the network. */
const isPassing = (error: unknown): boolean => {
  if (error instanceof TryAgain) return true;
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return /^(08|40|53|57)\w{3}$|^(ECONN\w+|EPIPE|ETIMEDOUT)$/.test(String(code)) || /^Connection terminated/.test(String(message));
};

const takeBatch = async (tx: EntityManager, store: EventStore, follower: Follower, batch: number): Promise<Step> => {
  const after = await lockCheckpoint(tx, follower.name);
  const facts = await store.readAll(after, batch);
  const last = facts.at(-1);
  if (!last) return { outcome: 'at-the-end' };
  const wanted = new Set<string>(follower.on);
  for (const [index, fact] of facts.entries()) {
    if (!wanted.has(fact.type)) continue;
    try {
      await follower.take(fact, tx);
    } catch (error) {
      throw new Stopped(fact, index, error);
    }
  }
  await tx.update(CheckpointRow, { name: follower.name }, { position: last.position.toString(), error: null, movedAt: new Date() });
  return { outcome: 'moved', more: facts.length === batch };
};

/**
 * Lets a follower's transaction commit without waiting for the disk. When the server dies, what was lost is lost together with the
 * checkpoint, and follows again from the log, whose own commits do wait.
 */
export const NEED_NOT_LAST = `set_config('synchronous_commit', 'off', true)`;

/** Locks the checkpoint of a follower for this transaction, and makes it when there is none. @returns its position. */
export const lockCheckpoint = async (tx: EntityManager, name: string): Promise<bigint> => {
  const rows: { position: string }[] = await tx.query(
    `INSERT INTO checkpoints AS c (name, position, moved_at) VALUES ($1, 0, now())
     ON CONFLICT (name) DO UPDATE SET moved_at = c.moved_at RETURNING position, ${NEED_NOT_LAST}`,
    [name],
  );
  return BigInt(rows[0]?.position ?? 0);
};
