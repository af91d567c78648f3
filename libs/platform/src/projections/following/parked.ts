import type { Recorded } from '@hub/event-store';
import type { DataSource, EntityManager } from 'typeorm';

/**
 * A fact that a follower did not take. `error` says why; null where it only waits for a fact before it in its stream. `attempts`
 * counts how often it was tried.
 */
export type ParkedFact = Readonly<{
  follower: string;
  stream: string;
  version: number;
  position: bigint;
  type: string;
  error: string | null;
  attempts: number;
  parkedAt: string;
}>;

type Place = Pick<Recorded, 'stream' | 'version' | 'position' | 'type'>;

/** Parks facts of a follower. One that is parked already gets the new error, and counts one attempt more. */
export const park = async (tx: EntityManager, follower: string, facts: readonly Place[], error: string | null): Promise<void> => {
  if (facts.length === 0) return;
  await tx.query(
    `INSERT INTO parked AS p (follower, stream, version, position, type, error, attempts, parked_at)
     SELECT $1, f.stream, f.version, f.position, f.type, $3, $4, clock_timestamp()
     FROM json_to_recordset($2) AS f (stream text, version integer, position numeric, type text)
     ON CONFLICT (follower, stream, version) DO UPDATE
     SET error = coalesce(excluded.error, p.error), attempts = p.attempts + excluded.attempts, replay = false`,
    [
      follower,
      JSON.stringify(facts.map(({ stream, version, position, type }) => ({ stream, version, position: position.toString(), type }))),
      error,
      error === null ? 0 : 1,
    ],
  );
};

export const unpark = (tx: EntityManager, follower: string, { stream, version }: Pick<Recorded, 'stream' | 'version'>): Promise<unknown> =>
  tx.query('DELETE FROM parked WHERE follower = $1 AND stream = $2 AND version = $3', [follower, stream, version]);

/** The streams of each follower that have something parked. */
export const parkedStreams = async (
  database: DataSource,
  followers: readonly string[],
  { toReplay = false }: Readonly<{ toReplay?: boolean }> = {},
): Promise<readonly Readonly<{ follower: string; stream: string }>[]> =>
  database.query(
    `SELECT follower, stream FROM parked WHERE follower = ANY ($1) GROUP BY follower, stream HAVING bool_or(replay) OR NOT $2
     ORDER BY min(position)`,
    [followers, toReplay],
  );

/** Everything that is parked, in the order of the log. */
export const listParked = async (
  database: DataSource | EntityManager,
  follower?: string,
  stream?: string,
): Promise<readonly ParkedFact[]> => {
  const rows: (Omit<ParkedFact, 'position' | 'parkedAt'> & { position: string; parkedAt: Date })[] = await database.query(
    `SELECT follower, stream, version, position, type, error, attempts, parked_at AS "parkedAt" FROM parked
     WHERE ($1::text IS NULL OR follower = $1) AND ($2::text IS NULL OR stream = $2) ORDER BY position, follower`,
    [follower ?? null, stream ?? null],
  );
  return rows.map(({ position, parkedAt, ...row }) => ({ ...row, position: BigInt(position), parkedAt: parkedAt.toISOString() }));
};

/** Asks whoever moves the follower to try what is parked again. @returns how many facts that concerns. */
export const askForReplay = async (database: DataSource, follower?: string): Promise<number> => {
  const [, count]: [unknown, number] = await database.query('UPDATE parked SET replay = true WHERE $1::text IS NULL OR follower = $1', [
    follower ?? null,
  ]);
  return count;
};
