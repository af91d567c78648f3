import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';

/** How long a lease holds without being renewed, in milliseconds. A worker that is frozen for longer has lost it. */
export const LEASE_MS = 6_000;
/** How often leases are renewed and taken, in milliseconds. */
export const RENEW_MS = 1_500;
const LOCK_MS = 1_000;

/** What a process moves: a follower, the epoch that fences every transaction that moves it, and where it stands. */
export type Lease = Readonly<{ follower: string; epoch: bigint; position: bigint }>;

/** A connection of this process. `start` is text, because it is told from others to the microsecond. */
type Session = Readonly<{ backend: number; start: string }>;
type Row = Readonly<Record<string, string>>;

/** Whether the connection that a lease or a worker named is still there: a process that is gone has lost at once what it held. */
const connected = (table: string): string =>
  `EXISTS (SELECT FROM pg_stat_activity a WHERE a.pid = ${table}.backend AND a.backend_start = ${table}.backend_start)`;
const FREE = `(l.expires_at < clock_timestamp() OR NOT ${connected('l')})`;

/**
 * Who moves which follower. A lease is held by one process at a time, for six seconds from its last renewal, or until the connection
 * it was taken over is gone. Each new owner raises the epoch of the checkpoint, and every transaction that moves a checkpoint names
 * its epoch: leases save work, and the epochs make it right.
 */
export class Leases {
  readonly owner = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
  private runner: QueryRunner | undefined;

  constructor(
    private readonly database: DataSource,
    /** Whether this process takes its share of the followers from others; a guest takes only what nobody holds. */
    private readonly kind: 'worker' | 'guest',
  ) {}

  /**
   * Renews what this process holds, gives back what is more than its share, and takes what is free.
   * @returns all that it holds, with epochs and positions as they are now.
   */
  async renew(followers: readonly string[]): Promise<readonly Lease[]> {
    const session = await this.session();
    return this.database.transaction(async (tx) => {
      await tx.query(`SELECT set_config('lock_timeout', '${LOCK_MS}ms', true)`);
      const most = this.kind === 'worker' ? await this.fairShare(tx, followers.length, session) : followers.length;
      const mine = await rowsOf(
        tx,
        `UPDATE leases SET expires_at = clock_timestamp() + $2 * interval '1 ms', backend = $3, backend_start = $4 WHERE owner = $1 RETURNING follower`,
        [this.owner, LEASE_MS, session.backend, session.start],
      );
      const held = mine.map(({ follower }) => follower as string).sort();
      await this.giveBack(tx, [...held.slice(most), ...held.filter((name) => !followers.includes(name))]);
      await this.take(
        tx,
        followers.filter((name) => !held.includes(name)),
        most - held.length,
        session,
      );
      return this.holdings(tx);
    });
  }

  /** Gives back all that this process holds, so that others need not wait. */
  async release(): Promise<void> {
    const { runner } = this;
    this.runner = undefined;
    if (!runner) return;
    try {
      await this.giveBack(this.database.manager);
      await this.database.query('DELETE FROM workers WHERE name = $1', [this.owner]);
    } finally {
      await runner.release();
    }
  }

  /** Which other process, if any, holds each follower at the moment. */
  static async owners(database: DataSource): Promise<ReadonlyMap<string, string>> {
    const rows: Row[] = await database.query(`SELECT l.follower, l.owner FROM leases l WHERE NOT ${FREE}`);
    return new Map(rows.map(({ follower, owner }) => [follower as string, owner as string]));
  }

  private async fairShare(tx: EntityManager, all: number, { backend, start }: Session): Promise<number> {
    await tx.query(
      `INSERT INTO workers VALUES ($1, $2, $3, clock_timestamp())
       ON CONFLICT (name) DO UPDATE SET backend = excluded.backend, backend_start = excluded.backend_start, seen_at = excluded.seen_at`,
      [this.owner, backend, start],
    );
    const [row] = await rowsOf(
      tx,
      `WITH gone AS (DELETE FROM workers w WHERE w.seen_at < clock_timestamp() - $1 * interval '1 ms' OR NOT ${connected('w')} RETURNING name)
       SELECT count(*) AS alive FROM workers WHERE name NOT IN (SELECT name FROM gone)`,
      [LEASE_MS],
    );
    return Math.ceil(all / Math.max(1, Number(row?.['alive'])));
  }

  private async take(tx: EntityManager, wanted: readonly string[], most: number, { backend, start }: Session): Promise<void> {
    if (wanted.length === 0 || most <= 0) return;
    const taken = await rowsOf(
      tx,
      `INSERT INTO leases AS l (follower, owner, backend, backend_start, expires_at)
       SELECT name, $2, $3, $4, clock_timestamp() + $5 * interval '1 ms' FROM unnest($1::text[]) name
       LEFT JOIN leases l ON l.follower = name WHERE l.follower IS NULL OR ${FREE} ORDER BY name LIMIT $6
       ON CONFLICT (follower) DO UPDATE
       SET owner = excluded.owner, backend = excluded.backend, backend_start = excluded.backend_start, expires_at = excluded.expires_at
       WHERE ${FREE} RETURNING follower`,
      [wanted, this.owner, backend, start, LEASE_MS, most],
    );
    const names = taken.map(({ follower }) => follower);
    await tx.query(
      `INSERT INTO checkpoints AS c (name, position, epoch, moved_at) SELECT name, 0, 1, clock_timestamp() FROM unnest($1::text[]) name ORDER BY name
       ON CONFLICT (name) DO UPDATE SET epoch = c.epoch + 1`,
      [names],
    );
  }

  private async giveBack(tx: EntityManager, followers?: readonly string[]): Promise<void> {
    if (followers?.length === 0) return;
    await tx.query(`DELETE FROM leases WHERE owner = $1 AND ($2::text[] IS NULL OR follower = ANY ($2))`, [this.owner, followers ?? null]);
  }

  private async holdings(tx: EntityManager): Promise<readonly Lease[]> {
    const rows = await rowsOf(
      tx,
      'SELECT c.name, c.epoch, c.position FROM leases l JOIN checkpoints c ON c.name = l.follower WHERE l.owner = $1',
      [this.owner],
    );
    return rows.map(({ name = '', epoch = '0', position = '0' }) => ({ follower: name, epoch: BigInt(epoch), position: BigInt(position) }));
  }

  /** The connection that stands for this process: when it is gone, so is the process, or its way to the database. */
  private async session(): Promise<Session> {
    const ask = 'SELECT pid AS backend, backend_start::text AS start FROM pg_stat_activity WHERE pid = pg_backend_pid()';
    try {
      this.runner ??= this.database.createQueryRunner();
      const [session] = (await this.runner.query(ask)) as readonly Session[];
      if (session) return session;
      throw new Error('the database does not know this connection');
    } catch (error) {
      const { runner } = this;
      this.runner = undefined;
      await runner?.release();
      throw error;
    }
  }
}

/** TypeORM answers an UPDATE, INSERT or DELETE that returns rows in two ways. */
const rowsOf = async (tx: EntityManager, sql: string, values: readonly unknown[]): Promise<readonly Row[]> => {
  const answer: unknown = await tx.query(sql, [...values]);
  return (Array.isArray(answer) && Array.isArray(answer[0]) ? answer[0] : answer) as Row[];
};
