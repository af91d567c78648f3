import type { EventStore, Recorded } from '@hub/event-store';
import type { DataSource, EntityManager } from 'typeorm';
import { NEED_NOT_LAST } from './follow.js';
import type { Follower } from './follower.js';
import { Projection } from './projection.js';

/** A follower that is behind, and the position it was seen at. */
export type Behind = Readonly<{ follower: Follower; position: bigint }>;

/**
 * Lets many followers take the next facts in one transaction, because a transaction for each is what following costs most. It takes
 * the projections, and those reactors that want none of the facts; a reactor that wants one needs what it writes elsewhere to be
 * seen at once. When one of them fails, none has moved.
 * @returns the names of those who need nothing more for now, whoever moved them. One that is stopped, that was set back for a rebuild
 * or that has no checkpoint yet is not among them.
 */
export const takeTogether = async (
  database: DataSource,
  store: EventStore,
  behind: readonly Behind[],
  batch: number,
): Promise<ReadonlySet<string>> => {
  const from = behind.map(({ position }) => position).reduce((a, b) => (a < b ? a : b));
  const facts = await store.readAll(from, batch);
  const last = facts.at(-1);
  const members = behind.filter(
    ({ follower, position }) => follower instanceof Projection || wanted(follower, facts, position).length === 0,
  );
  if (!last || members.length === 0) return new Set();
  return database.transaction(async (tx) => {
    const locked = await lockAll(tx, members);
    const served = members.filter(({ follower, position }) => (locked.get(follower.name) ?? -1n) >= position);
    const taking = served.flatMap(({ follower }) => {
      const position = locked.get(follower.name) ?? 0n;
      return position < last.position ? [{ follower, position }] : [];
    });
    for (const { follower, position } of taking) for (const fact of wanted(follower, facts, position)) await follower.take(fact, tx);
    if (taking.length > 0)
      await tx.query('UPDATE checkpoints SET position = $1, moved_at = now() WHERE name = ANY ($2)', [
        last.position.toString(),
        taking.map(({ follower }) => follower.name),
      ]);
    return new Set(served.map(({ follower }) => follower.name));
  });
};

const wanted = (follower: Follower, facts: readonly Recorded[], after: bigint): readonly Recorded[] =>
  facts.filter((fact) => fact.position > after && follower.on.includes(fact.type));

/** Locks the checkpoints of those who are not stopped, always in the same order, so that two processes wait and never block each other. */
const lockAll = async (tx: EntityManager, members: readonly Behind[]): Promise<ReadonlyMap<string, bigint>> => {
  const rows: { name: string; position: string }[] = await tx.query(
    `SELECT name, position, ${NEED_NOT_LAST} FROM checkpoints WHERE name = ANY ($1) AND error IS NULL ORDER BY name FOR UPDATE`,
    [members.map(({ follower }) => follower.name)],
  );
  return new Map(rows.map(({ name, position }) => [name, BigInt(position)]));
};
