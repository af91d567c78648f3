import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CheckpointRow, platformMigrations } from '@hub/platform';
import { DiaryRow, openTestDatabase, type TestDatabase } from '@hub/testing/platform';
import { isLong, randomOf, report, scale } from '../scale.js';
import { Child } from '../toy/child.js';
import { eventually } from '../toy/eventually.js';
import { toyFact, ToyLog } from '../toy/toy-log.js';

type Fault = 'before' | 'inside' | 'anywhere' | 'killed';
const LONG_ROUNDS = Array.from({ length: 6 }, () => ['before', 'killed', 'inside', 'anywhere'] as const).flat();
const ROUNDS: readonly Fault[] = isLong ? LONG_ROUNDS : ['before', 'killed'];
const TAKEOVER_MS = 12_000;
/** Who is gone has lost its lease at once, before it would have run out. */
const TAKEOVER_FROM_DEAD_MS = 6_000;
/** How long somebody who was woken is watched: twice the time between two looks at the leases. */
const WATCHED_MS = 3_000;

/** Rows without a key, so that one written twice is there twice; and who wrote each, under which epoch. */
const TABLES = `
  CREATE TABLE diary (diary text, position integer, stream text NOT NULL);
  CREATE TABLE audit (position integer, application text, epoch bigint, at timestamptz);
  CREATE FUNCTION audit_row() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO audit SELECT NEW.position, current_setting('application_name'), epoch, clock_timestamp() FROM checkpoints WHERE name = NEW.diary;
    RETURN NEW;
  END $$;
  CREATE TRIGGER audited AFTER INSERT ON diary FOR EACH ROW EXECUTE FUNCTION audit_row()`;

type Outcome = Readonly<{
  rounds: number;
  facts: number;
  stale: number;
  doubled: number;
  missing: number;
  slowest: number;
  slowestDead: number;
}>;

/** Two processes that follow one log, of which the one that moves the diary is frozen or killed again and again. */
class Pair {
  private readonly children = new Map<string, Child>();
  private writing = true;
  private slowest = 0;
  private slowestDead = 0;

  private constructor(
    private readonly db: TestDatabase,
    private readonly fenced: boolean,
  ) {}

  static async run(rounds: readonly Fault[], { fenced }: Readonly<{ fenced: boolean }>): Promise<Outcome> {
    const db = await openTestDatabase([CheckpointRow, DiaryRow], platformMigrations);
    await db.pool.query(TABLES);
    const pair = new Pair(db, fenced);
    const log = new ToyLog(db.store);
    const written = pair.write(log);
    try {
      await Promise.all([pair.start('hub-f09-a'), pair.start('hub-f09-b')]);
      for (const [index, fault] of rounds.entries()) await pair.round(fault, randomOf(90 + index), index === rounds.length - 1);
      pair.writing = false;
      await written;
      return await pair.outcome(rounds.length, log.told);
    } finally {
      pair.writing = false;
      await written;
      for (const child of pair.children.values()) await child.kill();
      await db.close();
    }
  }

  private async start(application: string): Promise<void> {
    const env = { HUB_URL: this.db.url, HUB_SCHEMA: this.db.schema, HUB_APPLICATION: application };
    this.children.set(application, await Child.start('f09-follower.mjs', this.fenced ? env : { ...env, HUB_UNFENCED: 'yes' }));
  }

  private async write(log: ToyLog): Promise<void> {
    while (this.writing) {
      await log.tell(`stream-${log.told % 7}`, toyFact(), toyFact(), toyFact());
      await wait(30);
    }
  }

  private async round(fault: Fault, random: (below: number) => number, isLast: boolean): Promise<void> {
    const name = await this.owner();
    const child = this.children.get(name) as Child;
    const said = child.heard.length;
    if (fault === 'before' || fault === 'inside') {
      child.say({ freeze: fault });
      await child.hears('freezing', said);
    } else {
      await wait(random(500));
      if (fault === 'anywhere') child.stop();
      else await child.kill();
    }
    const since = await this.now();
    const took = await eventually('another one writes', async () => (await this.firstRow(name, since)) ?? undefined);
    if (fault === 'killed') {
      this.slowestDead = Math.max(this.slowestDead, took);
      if (!isLast) await this.start(name);
      return;
    }
    this.slowest = Math.max(this.slowest, took);
    child.wake();
    await wait(WATCHED_MS);
  }

  /** The process that moves the diary at the moment, by the name of its connections. */
  private owner(): Promise<string> {
    return eventually('somebody moves the diary', async () => {
      const { rows } = await this.db.pool.query<{ owner: string }>(
        `SELECT owner FROM leases WHERE follower = 'diary.v1' AND expires_at > clock_timestamp() AND EXISTS (SELECT FROM diary)`,
      );
      const pid = Number(rows[0]?.owner.split(':').at(-2));
      return [...this.children].find(([, child]) => child.pid === pid)?.[0];
    });
  }

  private async now(): Promise<string> {
    return (await this.db.pool.query<{ now: string }>('SELECT clock_timestamp()::text AS now')).rows[0]?.now ?? '';
  }

  /** How long after `since` somebody other than `name` wrote a row, in milliseconds. */
  private async firstRow(name: string, since: string): Promise<number | null | undefined> {
    const { rows } = await this.db.pool.query<{ took: number | null }>(
      `SELECT extract(epoch FROM min(at) - $2::timestamptz)::float8 * 1000 AS took FROM audit WHERE application <> $1 AND at > $2::timestamptz`,
      [name, since],
    );
    return rows[0]?.took;
  }

  private async outcome(rounds: number, facts: number): Promise<Outcome> {
    await eventually('following to the head', async () => {
      const { rows } = await this.db.pool.query<{ there: boolean }>(
        `SELECT position >= $1 AS there FROM checkpoints WHERE name = 'diary.v1'`,
        [facts],
      );
      return rows[0]?.there;
    });
    const { rows } = await this.db.pool.query<{ stale: number; doubled: number; missing: number }>(
      // An epoch is one owner's: whoever writes in the epoch of another is stale.
      `WITH owners AS (SELECT DISTINCT ON (epoch) epoch, application FROM audit ORDER BY epoch, at)
       SELECT (SELECT count(*)::int FROM audit a JOIN owners o USING (epoch) WHERE a.application <> o.application) AS stale,
         (SELECT count(*)::int FROM (SELECT FROM diary GROUP BY position HAVING count(*) > 1) d) AS doubled,
         (SELECT count(*)::int FROM events e WHERE NOT EXISTS (SELECT FROM diary d WHERE d.position = e.position)) AS missing`,
    );
    const { stale = -1, doubled = -1, missing = -1 } = rows[0] ?? {};
    return { rounds, facts, stale, doubled, missing, slowest: Math.round(this.slowest), slowestDead: Math.round(this.slowestDead) };
  }
}

describe('F9: of two processes the one that moves a read model is frozen for longer than its lease, and woken, or killed', () => {
  let [fenced, unfenced]: Outcome[] = [];
  beforeAll(
    async () => {
      // At the same time: both mostly wait.
      [fenced, unfenced] = await Promise.all([Pair.run(ROUNDS, { fenced: true }), Pair.run(['before'], { fenced: false })]);
    },
    scale(120_000, 900_000),
  );
  afterAll(() => {
    for (const [outcome, control] of [
      [fenced, false],
      [unfenced, true],
    ] as const) {
      const what = control ? 'the same, checkpoints moved whatever they stand at' : 'two processes, the owner frozen or killed with -9';
      if (outcome) report({ fault: 'F9', what, store: 'PostgreSQL', control, counts: outcome });
    }
  });

  it('the other one takes over within twelve seconds, and at once from one that is dead', () => {
    expect(fenced?.slowest).toBeLessThan(TAKEOVER_MS);
    expect(fenced?.slowestDead).toBeLessThan(TAKEOVER_FROM_DEAD_MS);
  });

  it('the stale one writes no row, and every fact is taken exactly once', () => {
    expect(fenced).toMatchObject({ rounds: ROUNDS.length, stale: 0, doubled: 0, missing: 0 });
    expect(fenced?.facts).toBeGreaterThan(100);
  });

  it('the stale one writes rows, and facts are taken twice, when checkpoints are moved whatever they stand at (control)', () => {
    expect(unfenced?.stale).toBeGreaterThan(0);
    expect(unfenced?.doubled).toBeGreaterThan(0);
  });
});
