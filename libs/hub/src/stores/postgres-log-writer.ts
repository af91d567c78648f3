import { LogWriter, type Piece, type PieceSize, type Position } from '@hub/event-store';
import type pg from 'pg';

/** The log of the destination does not end where it did: somebody else writes to it, or the answer to the last piece was lost. */
export class LogMoved extends Error {
  constructor(end: Position) {
    super(`the destination no longer ends at position ${end}; see that nothing else writes to it, and copy again to go on`);
  }
}

const PATIENCE_MS = 60_000;

/** Writes a log straight into the tables of a PostgreSQL store: hundreds of facts in one statement, and only where the log ended before. */
export class PostgresLogWriter extends LogWriter {
  override readonly takes: PieceSize = { facts: 500, characters: 4_000_000, ofOneStream: false };

  constructor(private readonly pool: pg.Pool) {
    super();
  }

  /** @throws {LogMoved} when the log does not end at `end`; nothing was written. */
  override async write(piece: Piece, end: Position): Promise<Position> {
    const text = `
      WITH moved AS (UPDATE event_head SET position = position + $2 WHERE position = $1 RETURNING position)
      INSERT INTO events (position, stream, version, id, type, data, metadata, recorded_at)
      SELECT $1::bigint + f.place, f.item->>'stream', (f.item->>'version')::integer, (f.item->>'id')::uuid, f.item->>'type',
             f.item->'data', f.item->'metadata', (f.item->>'recordedAt')::timestamptz
      FROM moved, jsonb_array_elements($3) WITH ORDINALITY AS f(item, place)`;
    const facts = piece.map(({ position: _position, ...fact }) => fact);
    const query = { text, values: [end.toString(), piece.length, JSON.stringify(facts)], query_timeout: PATIENCE_MS };
    const { rowCount } = await this.pool.query(query);
    if (rowCount !== piece.length) throw new LogMoved(end);
    return end + BigInt(piece.length);
  }
}
