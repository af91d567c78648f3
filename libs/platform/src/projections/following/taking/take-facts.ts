import { type Recorded, unreadableBecause } from '@hub/event-store';
import type { DataSource, EntityManager } from 'typeorm';
import { FactFailed } from '../../follower.js';
import { park } from '../parked.js';
import { Fenced, type Taker, wantedBy } from './taker.js';

/** How long a transaction of a follower may be idle, in milliseconds: a process frozen in the middle of one holds up others no longer. */
const IDLE_MS = 3_000;
/** How long it waits for a lock, in milliseconds: a checkpoint that somebody keeps, as at the end of a rebuild, holds up its follower only. */
const LOCK_MS = 1_000;

/**
 * Lets a follower's transaction commit without waiting for the disk. When the server dies, what was lost is lost together with the
 * checkpoint, and follows again from the log, whose own commits do wait.
 */
const BEGIN = `SELECT set_config('synchronous_commit', 'off', true), set_config('idle_in_transaction_session_timeout', '${IDLE_MS}', true),
  set_config('lock_timeout', '${LOCK_MS}', true)`;

/** How long one follower takes within a transaction, in milliseconds, and what ends it before it has taken everything. */
export type Limits = Readonly<{
  /** Asked between two facts; when it answers true, the follower gives up. It is given the moment when this follower began. */
  isOver?: (since: number) => boolean;
  /** Hears how long each follower took. */
  onTook?: (taker: Taker, ms: number) => void;
}>;

/**
 * Lets takers take the next facts and moves their checkpoints to `upTo`, all in one transaction: a transaction for each is what following
 * costs most. The checkpoints move only from where they were known to stand and under their epochs.
 * @throws {Fenced} when somebody else moves one of them.
 * @throws {TimeIsUp} when one of them gave up. When anything is thrown, none has moved.
 */
export const takeTogether = async (
  database: DataSource,
  takers: readonly Taker[],
  facts: readonly Recorded[],
  upTo: bigint,
  limits: Limits = {},
): Promise<void> => {
  const moving = takers.filter(({ position }) => position < upTo);
  if (moving.length === 0) return;
  await database.transaction(async (tx) => {
    await tx.query(BEGIN);
    // First, so that whoever may no longer write is told so, and not that a row is there already.
    await move(tx, moving, upTo);
    for (const taker of moving) await take(tx, taker, facts, limits);
  });
  for (const taker of moving) taker.position = upTo;
};

const take = async (tx: EntityManager, taker: Taker, facts: readonly Recorded[], { isOver, onTook }: Limits): Promise<void> => {
  const since = Date.now();
  const wanted = wantedBy(taker, facts);
  const free = taker.parked.size === 0 ? wanted : wanted.filter(({ stream }) => !taker.parked.has(stream));
  const bad = free.find((fact) => unreadableBecause(fact) !== undefined);
  if (bad) throw new FactFailed(bad, new Error(unreadableBecause(bad)));
  if (free.length > 0) await taker.follower.take(free, { tx, suffix: taker.suffix, isOver: isOver && (() => isOver(since)) });
  if (free.length < wanted.length)
    await park(
      tx,
      taker.key,
      wanted.filter(({ stream }) => taker.parked.has(stream)),
      null,
    );
  onTook?.(taker, Date.now() - since);
};

/** Moves checkpoints by compare-and-set on the old position and the epoch. @throws {Fenced} */
export const move = async (tx: EntityManager, takers: readonly Taker[], upTo: bigint): Promise<void> => {
  const [moved]: [{ name: string }[]] = await tx.query(
    `UPDATE checkpoints c SET position = $4, moved_at = clock_timestamp()
     FROM (SELECT * FROM unnest($1::text[], $2::numeric[], $3::bigint[]) AS t (name, position, epoch) ORDER BY name) t
     WHERE c.name = t.name AND c.position = t.position AND c.epoch = t.epoch RETURNING c.name`,
    [
      takers.map(({ key }) => key),
      takers.map(({ position }) => position.toString()),
      takers.map(({ epoch }) => epoch.toString()),
      upTo.toString(),
    ],
  );
  if (moved.length < takers.length) {
    const names = new Set(moved.map(({ name }) => name));
    throw new Fenced(takers.map(({ key }) => key).filter((key) => !names.has(key)));
  }
};

/** Keeps the epoch of a follower from being raised until the transaction ends, wherever it stands. @throws {Fenced} */
export const holdEpoch = async (tx: EntityManager, { key, epoch }: Taker): Promise<void> => {
  const held: unknown[] = await tx.query('SELECT FROM checkpoints WHERE name = $1 AND epoch = $2 FOR SHARE', [key, epoch.toString()]);
  if (held.length === 0) throw new Fenced([key]);
};
