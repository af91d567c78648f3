import type { Recorded } from '@hub/event-store';
import type { DataSource, EntityManager } from 'typeorm';

/**
 * Something to be done outside of the transaction that led to it: by `handler`, because of the fact at `stream`/`version`, once for each
 * `eventId`. `timer` is the key of the timer that fired, where it is one.
 */
export type Errand = Readonly<{
  handler: string;
  eventId: string;
  stream: string;
  version: number;
  position: bigint;
  timer: string | null;
}>;

type Row = Omit<Errand, 'position'> & Readonly<{ position: string }>;

/** Puts errands into the outbox. One that is there, done or not, is not put in again: a rebuild repeats nothing. */
export const putInOutbox = async (tx: EntityManager, errands: readonly Errand[]): Promise<void> => {
  if (errands.length === 0) return;
  await tx.query(
    `INSERT INTO outbox (handler, event_id, stream, version, position, timer)
     SELECT * FROM json_to_recordset($1) AS e (handler text, "eventId" text, stream text, version integer, position numeric, timer text)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(errands.map(({ position, ...errand }) => ({ ...errand, position: position.toString() })))],
  );
};

export const errandOf = (handler: string, { id, stream, version, position }: Recorded): Errand => ({
  handler,
  eventId: id,
  stream,
  version,
  position,
  timer: null,
});

const COLUMNS = 'o.handler, o.event_id AS "eventId", o.stream, o.version, o.position, o.timer';

/** The errands that wait, in the order of the log, of all streams or of one. What is parked does not wait. */
export const waitingErrands = async (
  database: DataSource,
  handlers: readonly string[],
  most: number,
  stream?: string,
): Promise<readonly Errand[]> =>
  errandsIn(
    await database.query(
      `SELECT ${COLUMNS} FROM outbox o WHERE o.done_at IS NULL AND o.handler = ANY ($1) AND ($3::text IS NULL OR o.stream = $3)
         AND NOT EXISTS (SELECT FROM parked p WHERE p.follower = o.handler AND p.stream = o.stream AND p.version = o.version)
       ORDER BY o.position, o.handler LIMIT $2`,
      [handlers, most, stream ?? null],
    ),
  );

/** What is not done yet of a handler because of one fact, parked or not. */
export const errandsOfFact = async (
  database: DataSource,
  handler: string,
  { stream, version }: Pick<Recorded, 'stream' | 'version'>,
): Promise<readonly Errand[]> =>
  errandsIn(
    await database.query(
      `SELECT ${COLUMNS} FROM outbox o WHERE o.done_at IS NULL AND o.handler = $1 AND o.stream = $2 AND o.version = $3 ORDER BY o.event_id`,
      [handler, stream, version],
    ),
  );

const errandsIn = (rows: readonly Row[]): readonly Errand[] => rows.map(({ position, ...row }) => ({ ...row, position: BigInt(position) }));

export const markDone = async (database: DataSource | EntityManager, { handler, eventId }: Errand): Promise<void> => {
  await database.query('UPDATE outbox SET done_at = clock_timestamp() WHERE handler = $1 AND event_id = $2 AND done_at IS NULL', [
    handler,
    eventId,
  ]);
};
