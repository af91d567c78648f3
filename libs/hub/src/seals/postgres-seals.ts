import { type Recorded, type Seal, Seals } from '@hub/event-store';
import type pg from 'pg';

type Row = { stream: string; version: number; type: string; position: string; hash: string };

const COLUMNS = `stream, version, type, position, encode(hash, 'hex') AS hash`;

/** Seals in the table `event_seals` of the read side. */
export class PostgresSeals extends Seals {
  constructor(private readonly pool: pg.Pool) {
    super();
  }

  override async of(facts: readonly Recorded[]): Promise<readonly Seal[]> {
    const { rows } = await this.pool.query<Row>(
      `SELECT ${COLUMNS} FROM event_seals JOIN unnest($1::text[], $2::integer[]) AS fact(stream, version) USING (stream, version)`,
      [facts.map(({ stream }) => stream), facts.map(({ version }) => version)],
    );
    return rows.map(toSeal);
  }

  override async between(stream: string, first: number, last: number): Promise<readonly Seal[]> {
    const { rows } = await this.pool.query<Row>(
      `SELECT ${COLUMNS} FROM event_seals WHERE stream = $1 AND version BETWEEN $2 AND $3 ORDER BY version`,
      [stream, first, last],
    );
    return rows.map(toSeal);
  }

  override async ends(): Promise<ReadonlyMap<string, number>> {
    const { rows } = await this.pool.query<{ stream: string; version: number }>(
      'SELECT stream, max(version) AS version FROM event_seals GROUP BY stream',
    );
    return new Map(rows.map(({ stream, version }) => [stream, version]));
  }

  override async add(seals: readonly Seal[]): Promise<void> {
    await this.pool.query(
      `INSERT INTO event_seals (stream, version, type, position, hash)
       SELECT stream, version, type, position, decode(hash, 'hex')
       FROM unnest($1::text[], $2::integer[], $3::text[], $4::numeric[], $5::text[]) AS seal(stream, version, type, position, hash)
       ON CONFLICT (stream, version) DO NOTHING`,
      [
        seals.map(({ stream }) => stream),
        seals.map(({ version }) => version),
        seals.map(({ type }) => type),
        seals.map(({ position }) => position.toString()),
        seals.map(({ hash }) => hash),
      ],
    );
  }
}

const toSeal = ({ position, ...row }: Row): Seal => ({ ...row, position: BigInt(position) });
