import type { AnyFact } from '@hub/kernel';
import type pg from 'pg';
import { askAgain } from '../ask-again.js';
import {
  type Appended,
  type Behind,
  DuplicateFact,
  EventStore,
  type Following,
  type NewFact,
  type Position,
  type Recorded,
  WrongVersion,
} from '../event-store.js';
import { type FitFact, fitFacts } from '../fit-fact.js';
import { followByPolling, pause } from '../polling.js';

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

  async read<Event extends AnyFact = AnyFact>(stream: string, fromVersion = 1, limit?: number): Promise<readonly Recorded<Event>[]> {
    const { rows } = await this.pool.query<Row>({
      name: 'event-store-read',
      text: `SELECT ${COLUMNS} FROM events WHERE stream = $1 AND version >= $2 ORDER BY version LIMIT $3`,
      values: [stream, fromVersion, limit ?? null],
    });
    return rows.map((row) => recorded<Event>(row));
  }

  async append(stream: string, facts: readonly NewFact[], expected: number): Promise<Appended> {
    if (facts.length === 0) throw new RangeError('an append needs at least one fact');
    const wire = `[${fitFacts(stream, facts).map(toWire).join(',')}]`;
    const { rows } = await askAgain(stream, isLostConnection, () =>
      this.pool.query<{ outcome: string; at_version: number; at_position: string }>({
        name: 'event-store-append',
        text: 'SELECT outcome, at_version, at_position FROM append_events($1, $2, $3)',
        values: [stream, expected, wire],
      }),
    ).catch((error: unknown) => {
      // Two of the facts have one id: the unique index of the ids says so.
      if ((error as { code?: string }).code === '23505') throw new DuplicateFact(stream);
      throw error;
    });
    const answer = rows[0];
    if (answer?.outcome === 'appended') return { version: answer.at_version, position: BigInt(answer.at_position) };
    if (answer?.outcome === 'wrong-version') throw new WrongVersion(stream, expected, answer.at_version);
    throw new DuplicateFact(stream);
  }

  async readAll(after: Position, limit: number, types?: readonly string[]): Promise<readonly Recorded[]> {
    const { rows } = await this.pool.query<Row>({
      name: types ? 'event-store-read-all-of' : 'event-store-read-all',
      text: `SELECT ${COLUMNS} FROM events WHERE position > $1 ${types ? 'AND type = ANY ($3)' : ''} ORDER BY position LIMIT $2`,
      values: [after.toString(), limit, ...(types ? [types] : [])],
    });
    return rows.map((row) => recorded(row));
  }

  async last(): Promise<Recorded | undefined> {
    const { rows } = await this.pool.query<Row>(`SELECT ${COLUMNS} FROM events ORDER BY position DESC LIMIT 1`);
    return rows[0] && recorded(rows[0]);
  }

  async head(): Promise<Position> {
    const { rows } = await this.pool.query<{ position: string }>({ name: 'event-store-head', text: 'SELECT position FROM event_head' });
    return BigInt(rows[0]?.position ?? 0);
  }

  follow(after: Position, following: Following): AsyncIterable<readonly Recorded[]> {
    return followByPolling(this, after, following, { nextLook: (signal) => pause(LOOK_EVERY_MS, signal) });
  }

  behind(position: Position, head: Position): Behind {
    return { amount: head > position ? head - position : 0n, unit: 'facts' };
  }

  /** The pool is whoever opened it's own. */
  async close(): Promise<void> {
    await Promise.resolve();
  }
}

const LOOK_EVERY_MS = 100;

/** Lost connections, and a server that is shutting down or full: classes 08, 53 and 57 of SQLSTATE, and codes of the network. */
const isLostConnection = (error: unknown): boolean => {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return /^(08|53|57)\w{3}$|^(ECONN\w+|EPIPE|ETIMEDOUT)$/.test(String(code)) || /^Connection terminated/.test(String(message));
};

const toWire = ({ id, type, data, metadata, recordedAt }: FitFact): string =>
  `{"id":"${id}","type":${JSON.stringify(type)},"data":${data},"metadata":${metadata}${recordedAt ? `,"recordedAt":${JSON.stringify(recordedAt)}` : ''}}`;

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
