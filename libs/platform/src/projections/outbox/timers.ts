import type { DataSource, EntityManager } from 'typeorm';
import type { Errand } from './outbox.js';

/** A timer of a handler: `key` names it among the handler's, the fact set it, `dueAt` is when it fires (UTC). */
export type SetTimer = Omit<Errand, 'timer'> & Readonly<{ key: string; dueAt: string }>;

/** Sets timers, or sets them anew: one that has fired fires again only when a later fact sets it. */
export const setTimers = async (tx: EntityManager, timers: readonly SetTimer[]): Promise<void> => {
  for (const { handler, key, dueAt, eventId, stream, version, position } of timers)
    await tx.query(
      `INSERT INTO timers AS t (handler, key, due_at, event_id, stream, version, position) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (handler, key) DO UPDATE
       SET due_at = excluded.due_at, event_id = excluded.event_id, stream = excluded.stream, version = excluded.version,
         position = excluded.position, fired_at = NULL
       WHERE t.position < excluded.position`,
      [handler, key, dueAt, eventId, stream, version, position.toString()],
    );
};

export const callOffTimer = (tx: EntityManager, handler: string, key: string): Promise<unknown> =>
  tx.query('DELETE FROM timers WHERE handler = $1 AND key = $2 AND fired_at IS NULL', [handler, key]);

/**
 * Lets every timer fire that is due at `now`: it is marked as fired and its errand put into the outbox in one statement, so that it
 * fires once, whoever else looks at the same time and whatever is killed.
 * @returns how many fired.
 */
export const fireTimers = async (database: DataSource, handlers: readonly string[], now: string): Promise<number> => {
  const [row]: { fired: string }[] = await database.query(
    `WITH fired AS (
       UPDATE timers SET fired_at = clock_timestamp() WHERE (handler, key) IN (
         SELECT handler, key FROM timers WHERE fired_at IS NULL AND handler = ANY ($1) AND due_at <= $2 ORDER BY due_at, key FOR UPDATE SKIP LOCKED)
       RETURNING *),
     put AS (
       INSERT INTO outbox (handler, event_id, stream, version, position, timer)
       SELECT handler, event_id || '/' || key, stream, version, position, key FROM fired ON CONFLICT DO NOTHING)
     SELECT count(*) AS fired FROM fired`,
    [handlers, now],
  );
  return Number(row?.fired ?? 0);
};
