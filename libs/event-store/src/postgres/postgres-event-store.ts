import type { AnyFact } from '@hub/kernel';
import type pg from 'pg';
import { type Appended, DuplicateFact, EventStore, type NewFact, type Position, type Recorded, WrongVersion } from '../event-store.js';

type Row = {
  id: string;
  stream: string;
  version: number;
  position: string;
  type: string;
  data: object;
  metadata: Record<string, string>;
  recorded_at: Date;
};

const COLUMNS = 'id, stream, version, position, type, data, metadata, recorded_at';

/** Streams in PostgreSQL 15 or newer, in the tables of `EVENT_STORE_SCHEMA`, which must exist. One append is one round trip. */
export class PostgresEventStore extends EventStore {
  constructor(private readonly pool: pg.Pool) {
    super();
  }

  async read<Event extends AnyFact = AnyFact>(stream: string, fromVersion = 1): Promise<readonly Recorded<Event>[]> {
    const { rows } = await this.pool.query<Row>({
      name: 'event-store-read',
      text: `SELECT ${COLUMNS} FROM events WHERE stream = $1 AND version >= $2 ORDER BY version`,
      values: [stream, fromVersion],
    });
    return rows.map((row) => recorded<Event>(row));
  }

  async append(stream: string, facts: readonly NewFact[], expected: number): Promise<Appended> {
    if (facts.length === 0) throw new RangeError('an append needs at least one fact');
    const { rows } = await this.pool
      .query<{ outcome: string; at_version: number; at_position: string }>({
        name: 'event-store-append',
        text: 'SELECT outcome, at_version, at_position FROM append_events($1, $2, $3)',
        values: [stream, expected, JSON.stringify(facts)],
      })
      .catch((error: unknown) => {
        // Two of the facts have one id: the unique index of the ids says so.
        if ((error as { code?: string }).code === '23505') throw new DuplicateFact(stream);
        throw error;
      });
    const answer = rows[0];
    if (answer?.outcome === 'appended') return { version: answer.at_version, position: BigInt(answer.at_position) };
    if (answer?.outcome === 'wrong-version') throw new WrongVersion(stream, expected, answer.at_version);
    throw new DuplicateFact(stream);
  }

  async readAll(after: Position, limit: number): Promise<readonly Recorded[]> {
    const { rows } = await this.pool.query<Row>({
      name: 'event-store-read-all',
      text: `SELECT ${COLUMNS} FROM events WHERE position > $1 ORDER BY position LIMIT $2`,
      values: [after.toString(), limit],
    });
    return rows.map((row) => recorded(row));
  }

  async head(): Promise<Position> {
    const { rows } = await this.pool.query<{ position: string }>({ name: 'event-store-head', text: 'SELECT position FROM event_head' });
    return BigInt(rows[0]?.position ?? 0);
  }
}

const recorded = <Event extends AnyFact>(row: Row): Recorded<Event> =>
  ({
    id: row.id,
    stream: row.stream,
    version: row.version,
    position: BigInt(row.position),
    type: row.type,
    data: row.data,
    metadata: row.metadata,
    recordedAt: row.recorded_at.toISOString(),
  }) as unknown as Recorded<Event>;
