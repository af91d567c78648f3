import { types } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import type { Instant } from '@hub/kernel';
import type { DataSource } from 'typeorm';
import type { Provenance } from '../provenance.js';
import type { KnownStream } from './known-stream.js';
import type { Kept } from './snapshots.js';

/** A row of `snapshots`. */
export type SnapshotRow = Readonly<{
  stream: string;
  decider: string;
  build: string;
  version: number;
  position: string;
  last_id: string;
  last_at: string | null;
  provenance: Provenance;
  state: Buffer;
}>;

/** Which streams have a snapshot of a build. */
export const INDEX = 'SELECT stream, decider, version FROM snapshots WHERE build = $1 ORDER BY taken_at DESC LIMIT 100000';

/** A snapshot to be written, with what is known of its commands. */
export type NewSnapshot = Omit<KnownStream<unknown>, 'state'> & Readonly<{ decider: string; build: string; state: Buffer }>;

/** A state as bytes; undefined when it does not come out of them as it went in. */
export const asState = (state: unknown): Buffer | undefined => {
  if (!isPlain(state)) return undefined;
  try {
    const bytes = serialize(state);
    return bytes.equals(serialize(deserialize(bytes))) ? bytes : undefined;
  } catch {
    return undefined;
  }
};

/** Whether a value is nothing but data: what has a class of its own would come back without it. */
const isPlain = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return typeof value !== 'function' && typeof value !== 'symbol';
  const kind = Object.getPrototypeOf(value) as object | null;
  if (Array.isArray(value)) return value.every(isPlain);
  if (types.isMap(value) && kind?.constructor.name === 'Map') return [...value].every(isPlain);
  if (types.isSet(value) && kind?.constructor.name === 'Set') return [...value].every(isPlain);
  return (kind === null || Object.getPrototypeOf(kind) === null) && Object.values(value).every(isPlain);
};

/** What a row holds; undefined when it cannot be read. */
export const fromRow = <S>(row: SnapshotRow): Kept<S> | undefined => {
  try {
    const { stream, version, position, last_id: lastId, last_at: lastAt, provenance } = row;
    const state = deserialize(row.state) as S;
    return { stream, state, version, position: BigInt(position), lastId, lastAt: (lastAt ?? undefined) as Instant | undefined, provenance };
  } catch {
    return undefined;
  }
};

/**
 * Writes a snapshot, and beside it where the commands are that came after version `whole`; those up to there were found to be there.
 * Whoever read the whole stream knows best; otherwise a later snapshot stays.
 * @returns false when they are there no longer, and nothing was written.
 */
export const keepIn = (database: DataSource, kept: NewSnapshot, whole: number): Promise<boolean> =>
  database.transaction(async (tx) => {
    const { stream, decider, build, version, position, lastId, lastAt, provenance, state, commands, since } = kept;
    const [before] = (await tx.query('SELECT version FROM snapshots WHERE stream = $1 AND decider = $2 FOR UPDATE', [stream, decider])) as {
      version: number;
    }[];
    const there = before && before.version >= whole ? whole : 0;
    if (since > there + 1) return false;
    const added = [...commands].filter(([, done]) => done.version > there && done.version <= version);
    await tx.query(
      `INSERT INTO snapshot_commands AS c (stream, command_id, version) SELECT $1, n.command_id, n.version
       FROM unnest($2::text[], $3::int[]) AS n(command_id, version) ORDER BY n.command_id COLLATE "C"
       ON CONFLICT (stream, command_id) DO UPDATE SET version = EXCLUDED.version WHERE c.version <> EXCLUDED.version`,
      [stream, added.map(([commandId]) => commandId), added.map(([, done]) => done.version)],
    );
    await tx.query(
      `INSERT INTO snapshots AS s (stream, decider, build, version, position, last_id, last_at, provenance, state, taken_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, now())
       ON CONFLICT (stream, decider) DO UPDATE SET build = EXCLUDED.build, version = EXCLUDED.version, position = EXCLUDED.position,
         last_id = EXCLUDED.last_id, last_at = EXCLUDED.last_at, provenance = EXCLUDED.provenance, state = EXCLUDED.state, taken_at = now()
       WHERE s.build <> EXCLUDED.build OR s.version < EXCLUDED.version OR $10`,
      [stream, decider, build, version, position.toString(), lastId, lastAt ?? null, JSON.stringify(provenance), state, whole === 0],
    );
    return true;
  });
