import { setTimeout as wait } from 'node:timers/promises';
import type { AnyFact } from '@hub/kernel';
import type pg from 'pg';
import { PATIENCE_MS, within } from '../ask-again.js';
import { type Recorded, StoreUnavailable } from '../event-store.js';
import { isLost, run, type Statement } from './connection.js';
import { COLUMNS, recorded, type Row } from './rows.js';
import { NeverSent, Together } from './together.js';

type Call = Readonly<{ stream: string; from: number; limit: number | null }>;
type PlacedRow = readonly [...row: Row, place: string];

const PLACE = 8;
const PAUSES_MS = [20, 200];

/** The reads of this process. Streams that are read at one moment are read in one round trip. */
export class ReadCalls {
  private readonly together: Together<Call, readonly Row[]>;

  constructor(private readonly pool: pg.Pool) {
    this.together = new Together(async (batch) => this.send(batch), {
      most: 64,
      mostBytes: Number.POSITIVE_INFINITY,
      lanes: 2,
      bytesOf: () => 0,
      isNobodys: isLost,
    });
  }

  /** As `EventStore.read`. */
  async stream<Event extends AnyFact>(stream: string, from: number, limit: number | undefined): Promise<readonly Recorded<Event>[]> {
    const call = { stream, from, limit: limit ?? null };
    const rows = await answerOf(`a read of ${stream}`, (ms) => this.together.ask(call, ms));
    return rows.map((row) => recorded<Event>(row));
  }

  /** The rows of any other read. */
  rows<Row>(what: string, statement: Statement): Promise<Row[]> {
    return answerOf(what, (ms) => run<Row>(this.pool, statement, ms));
  }

  private async send(batch: readonly Call[]): Promise<readonly (readonly Row[])[]> {
    const [only] = batch;
    if (batch.length === 1 && only)
      return [
        await run<Row>(
          this.pool,
          {
            name: 'event-store-read',
            text: `SELECT ${COLUMNS} FROM events WHERE stream = $1 AND version >= $2 ORDER BY version LIMIT $3`,
            values: [only.stream, only.from, only.limit],
          },
          PATIENCE_MS,
        ),
      ];
    const placed = await run<PlacedRow>(
      this.pool,
      {
        name: 'event-store-read-together',
        text: `SELECT e.*, r.place FROM unnest($1::text[], $2::int[], $3::int[]) WITH ORDINALITY AS r(stream, from_version, most, place)
          CROSS JOIN LATERAL (SELECT ${COLUMNS} FROM events WHERE stream = r.stream AND version >= r.from_version
          ORDER BY version LIMIT r.most) e ORDER BY r.place, e.version`,
        values: [batch.map(({ stream }) => stream), batch.map(({ from }) => from), batch.map(({ limit }) => limit)],
      },
      PATIENCE_MS,
    );
    const answers = batch.map((): Row[] => []);
    for (const row of placed) answers[Number(row[PLACE]) - 1]?.push(row as unknown as Row);
    return answers;
  }
}

/**
 * The answer to a read, within the patience. A connection can have died while it was idle, so a read whose connection is lost is asked
 * for again, a few times.
 * @throws {StoreUnavailable}
 */
const answerOf = async <T>(what: string, attempt: (msLeft: number) => Promise<T>): Promise<T> => {
  const until = Date.now() + PATIENCE_MS;
  for (let times = 0; ; times += 1) {
    try {
      const msLeft = until - Date.now();
      return await within(msLeft, what, attempt(msLeft));
    } catch (error) {
      if (error instanceof NeverSent) throw new StoreUnavailable(what, error);
      if (!isLost(error)) throw error;
      const pause = PAUSES_MS[times];
      if (pause === undefined || Date.now() + pause >= until) throw new StoreUnavailable(what, error);
      await wait(pause);
    }
  }
};
