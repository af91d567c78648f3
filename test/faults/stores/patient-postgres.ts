import { type Appended, type NewFact, type Position, PostgresEventStore, WrongVersion } from '@hub/event-store';
import type pg from 'pg';

/** PostgreSQL, asked as the bare client asks: whoever appends, or wants to know the head, waits for as long as it takes. */
export class PatientPostgres extends PostgresEventStore {
  constructor(private readonly bare: pg.Pool) {
    super(bare);
  }

  override async head(): Promise<Position> {
    const { rows } = await this.bare.query<{ position: string }>('SELECT position FROM event_head');
    return BigInt(rows[0]?.position ?? 0);
  }

  override async append(stream: string, facts: readonly NewFact[], expected: number): Promise<Appended> {
    const { rows } = await this.bare.query<{ outcome: string; at_version: number; at_position: string }>(
      'SELECT outcome, at_version, at_position FROM append_events($1, $2, $3)',
      [stream, expected, JSON.stringify(facts)],
    );
    const { outcome = '', at_version: version = 0, at_position: position = '0' } = rows[0] ?? {};
    if (outcome !== 'appended') throw new WrongVersion(stream, expected, version);
    return { version, position: BigInt(position) };
  }
}
