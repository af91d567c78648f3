import type { AnyFact } from '@hub/kernel';
import type pg from 'pg';
import { type Appended, type Behind, EventStore, type Following, type NewFact, type Position, type Recorded } from '../event-store.js';
import { fitFacts } from '../fit-fact.js';
import { Bell, followByPolling } from '../polling.js';
import { AppendCalls } from './append-calls.js';
import { ReadCalls } from './read-calls.js';
import { COLUMNS, recorded, type Row } from './rows.js';

const LOOK_EVERY_MS = 100;

/**
 * Streams in PostgreSQL 15 or newer, in the tables of `EVENT_STORE_SCHEMA` and with the functions of `GROUP_COMMIT_SCHEMA`, which must
 * exist. Appends of one moment share a round trip and a commit, and so do reads of streams.
 */
export class PostgresEventStore extends EventStore {
  private readonly appends: AppendCalls;
  private readonly reads: ReadCalls;
  private readonly bell = new Bell();

  constructor(pool: pg.Pool) {
    super();
    this.appends = new AppendCalls(pool);
    this.reads = new ReadCalls(pool);
  }

  read<Event extends AnyFact = AnyFact>(stream: string, fromVersion = 1, limit?: number): Promise<readonly Recorded<Event>[]> {
    return this.reads.stream<Event>(stream, fromVersion, limit);
  }

  async append(stream: string, facts: readonly NewFact[], expected: number): Promise<Appended> {
    if (facts.length === 0) throw new RangeError('an append needs at least one fact');
    const appended = await this.appends.append(stream, fitFacts(stream, facts), expected);
    this.bell.ring();
    return appended;
  }

  async readAll(after: Position, limit: number, types?: readonly string[]): Promise<readonly Recorded[]> {
    const rows = await this.reads.rows<Row>('a page of the log', {
      name: types ? 'event-store-read-all-of' : 'event-store-read-all',
      text: `SELECT ${COLUMNS} FROM events WHERE position > $1 ${types ? 'AND type = ANY ($3)' : ''} ORDER BY position LIMIT $2`,
      values: [after.toString(), limit, ...(types ? [types] : [])],
    });
    return rows.map((row) => recorded(row));
  }

  async last(): Promise<Recorded | undefined> {
    const text = `SELECT ${COLUMNS} FROM events ORDER BY position DESC LIMIT 1`;
    const [row] = await this.reads.rows<Row>('the last fact', { name: 'event-store-last', text });
    return row && recorded(row);
  }

  async head(): Promise<Position> {
    const [row] = await this.reads.rows<[string]>('the head', { name: 'event-store-head', text: 'SELECT position FROM event_head' });
    return BigInt(row?.[0] ?? 0);
  }

  follow(after: Position, following: Following): AsyncIterable<readonly Recorded[]> {
    return followByPolling(this, after, following, { nextLook: this.bell.lookEvery(LOOK_EVERY_MS) });
  }

  behind(position: Position, head: Position): Behind {
    return { amount: head > position ? head - position : 0n, unit: 'facts' };
  }

  /** The pool is whoever opened it's own. */
  async close(): Promise<void> {
    await Promise.resolve();
  }
}
