import type { Behind, EventStore } from '@hub/event-store';
import type { DataSource } from 'typeorm';
import type { Follower } from '../follower.js';
import { Projection } from '../projection.js';
import { Leases } from './leases.js';

/**
 * How a follower stands. `behind` is the way from its checkpoint to the head of the log; `idleSeconds` is how long ago it last moved;
 `keptWaiting` is for how many seconds the oldest fact
 * that it has not taken has been in the log, where it has not moved for as long as counts as stalled, and null otherwise.
 * `parked` counts the facts it could not take, `waiting` what it has in the outbox; `owner` is the process that moves it.
 */
export type Standing = Readonly<{
  name: string;
  kind: 'projection' | 'reactor';
  position: bigint;
  behind: Behind;
  idleSeconds: number | null;
  keptWaiting: number | null;
  parked: number;
  waiting: number;
  owner: string | null;
}>;

/** How long a follower may let a fact wait without moving, in seconds, before it counts as stalled. */
const STALLED_AFTER = 30;

/**
 * Whether a follower lets facts wait and does not move: then nobody follows, or something is in the way of all facts. A fact that came
 * just now after a long quiet does not wait.
 */
export const isStalled = ({ keptWaiting }: Standing): boolean => (keptWaiting ?? 0) > STALLED_AFTER;

type Row = Readonly<{ name: string; position: string; idle: number; parked: string; waiting: string }>;

/** How every one of these followers stands, read from the database, so that it also holds for those another process moves. */
export const standingsOf = async (
  database: DataSource,
  store: EventStore,
  followers: readonly Follower[],
): Promise<Readonly<{ head: bigint; standings: readonly Standing[] }>> => {
  // The database first: a follower that is then seen at the head has also taken whatever another one led to.
  const rows: Row[] = await database.query(
    `SELECT n.name, coalesce(c.position, 0) AS position, extract(epoch FROM clock_timestamp() - c.moved_at)::float8 AS idle,
       (SELECT count(*) FROM parked p WHERE p.follower = n.name) AS parked,
       (SELECT count(*) FROM outbox o WHERE o.handler = n.name AND o.done_at IS NULL AND NOT EXISTS (
          SELECT FROM parked p WHERE p.follower = o.handler AND p.stream = o.stream AND p.version = o.version)) AS waiting
     FROM unnest($1::text[]) AS n (name) LEFT JOIN checkpoints c ON c.name = n.name`,
    [followers.map(({ name }) => name)],
  );
  const owners = await Leases.owners(database);
  const head = await store.head();
  const next = new Map<bigint, Promise<number | null>>();
  const waitingAfter = (position: bigint): Promise<number | null> => {
    const known = next.get(position) ?? secondsInLog(store, position);
    next.set(position, known);
    return known;
  };
  const standingOf = async (follower: Follower): Promise<Standing> => {
    const row = rows.find(({ name }) => name === follower.name);
    const position = BigInt(row?.position ?? 0);
    const isIdle = position < head && (row?.idle ?? STALLED_AFTER + 1) > STALLED_AFTER;
    return {
      name: follower.name,
      kind: follower instanceof Projection ? 'projection' : 'reactor',
      position,
      behind: store.behind(position, head),
      idleSeconds: row?.idle ?? null,
      keptWaiting: isIdle ? await waitingAfter(position) : null,
      parked: Number(row?.parked ?? 0),
      waiting: Number(row?.waiting ?? 0),
      owner: owners.get(follower.name) ?? null,
    };
  };
  return { head, standings: await Promise.all(followers.map(standingOf)) };
};

/** For how long the fact after `position` has been in the log, by the clocks of the store and of this process. */
const secondsInLog = async (store: EventStore, position: bigint): Promise<number | null> => {
  const [fact] = await store.readAll(position, 1);
  return fact ? (Date.now() - Date.parse(fact.recordedAt)) / 1_000 : null;
};

/** Whether all of these followers have followed the log to its end, and nothing waits to be done. */
export const isSettled = async (database: DataSource, store: EventStore, followers: readonly Follower[]): Promise<boolean> => {
  const names = followers.map(({ name }) => name);
  const [row]: { lowest: string | null; known: string; waiting: boolean }[] = await database.query(
    `SELECT min(c.position) AS lowest, count(*) AS known, EXISTS (
       SELECT FROM outbox o WHERE o.done_at IS NULL AND o.handler = ANY ($1) AND NOT EXISTS (
         SELECT FROM parked p WHERE p.follower = o.handler AND p.stream = o.stream AND p.version = o.version)) AS waiting
     FROM checkpoints c WHERE c.name = ANY ($1)`,
    [names],
  );
  if (row?.waiting) return false;
  const lowest = Number(row?.known ?? 0) < names.length ? 0n : BigInt(row?.lowest ?? 0);
  return lowest >= (await store.head());
};
