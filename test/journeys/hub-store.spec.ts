import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openConnections } from '@hub/hub';
import { openPool } from '@hub/platform';
import { testConfig } from '@hub/testing/platform';
import { PostgresEventStore } from '@hub/event-store';
import type pg from 'pg';
import { freshDatabase, hubCommand, startHubCommand } from '../setup/hub-command.js';
import { tellStory } from '../setup/story-of-samples.js';

type Database = Readonly<{ url: string; pool: pg.Pool; store: PostgresEventStore }>;

const opened: { close: () => Promise<void> }[] = [];
const folder = mkdtempSync(join(tmpdir(), 'hub-seals-'));

/** A database of its own: empty, or with the tables of a hub. */
const database = async (hub = true): Promise<Database> => {
  const { url, drop } = await freshDatabase();
  if (hub) {
    const connections = await openConnections(testConfig(), url, 'hub-test');
    await Promise.all([connections.database.destroy(), connections.pool.end()]);
  }
  const pool = openPool({ url, application: 'hub-test' });
  const store = new PostgresEventStore(pool);
  opened.push({
    close: async () => {
      await store.close();
      await pool.end();
      await drop();
    },
  });
  return { url, pool, store };
};

const tell = async ({ store }: Database): Promise<number> => {
  const versions = new Map<string, number>();
  const told = tellStory();
  for (const { stream, fact } of told) {
    const { version } = await store.append(stream, [fact], versions.get(stream) ?? 0);
    versions.set(stream, version);
  }
  return told.length;
};

/** Enough for a copy to be caught in the middle. */
const fill = (pool: pg.Pool) =>
  pool.query(`
    INSERT INTO events (position, stream, version, id, type, data, metadata)
    SELECT n, 'case-file-' || n % 3000, (n - 1) / 3000 + 1, gen_random_uuid(), 'case-act-played.v1', '{"file": "x"}', '{"actor": "system"}'
    FROM generate_series(1, 50000) n ORDER BY n;
    UPDATE event_head SET position = 50000`);

afterAll(async () => {
  for (const { close } of opened) await close();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

describe('hub store copy', () => {
  let [source, destination]: Database[] = [];
  let told: number;
  beforeAll(async () => {
    [source, destination] = [await database(), await database(false)];
    told = await tell(source);
  }, 60_000);
  const from = (): string => (source as Database).url;
  const to = (): string => (destination as Database).url;

  it('makes the tables of the destination, copies the log, and says that both sides are the same', async () => {
    const { code, out, err } = await hubCommand(from(), 'store', 'copy', '--from', from(), '--to', to(), '--json');
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({
      outcome: 'done',
      before: 0,
      copied: told,
      facts: { source: told, destination: told },
      differences: [],
    });
    expect(out).not.toMatch(/password|:\/\//);
  }, 60_000);

  it('run again has nothing to do; without --from it is the hub’s own store that is copied', async () => {
    const { code, out } = await hubCommand(from(), 'store', 'copy', '--to', to());
    expect(code).toBe(0);
    expect(out).toContain(`0 facts copied, ${told} were there before.\nVerified: ${told} facts in`);
  }, 60_000);

  it('refuses a destination that holds something else, and names it', async () => {
    const other = await database();
    await other.store.append('own', [tellStory()[0]?.fact as never], 0);
    const { code, err } = await hubCommand(from(), 'store', 'copy', '--from', from(), '--to', other.url);
    expect(code).toBe(1);
    expect(err).toMatch(/^the destination is no copy of the source: it holds organisation-registered.v1 \(own\/1, .*\n$/);
  }, 60_000);

  it('refuses one store at two addresses, an address of nothing, and a source without a store', async () => {
    const sameElsewhere = new URL(from());
    sameElsewhere.searchParams.set('application_name', 'another');
    const same = await hubCommand(from(), 'store', 'copy', '--from', from(), '--to', sameElsewhere.toString());
    expect([same.code, same.err]).toEqual([2, expect.stringMatching(/^--from and --to are one store: PostgreSQL at /)]);
    const nothing = await hubCommand(from(), 'store', 'copy', '--to', 'mysql://somewhere/x');
    expect([nothing.code, nothing.err]).toEqual([
      1,
      expect.stringMatching(/^This is no address of an event store; one begins with postgres:/),
    ]);
    const empty = await database(false);
    const none = await hubCommand(from(), 'store', 'copy', '--from', empty.url, '--to', to());
    expect([none.code, none.err]).toEqual([1, expect.stringMatching(/^There is no event store in the PostgreSQL at /)]);
  }, 60_000);

  it.each(['SIGINT', 'SIGKILL'] as const)(
    'that is ended by %s in the middle goes on where it was',
    async (signal) => {
      const [large, half] = [await database(), await database()];
      await fill(large.pool);
      const { child, ended } = startHubCommand(large.url, 'store', 'copy', '--from', large.url, '--to', half.url);
      while ((await half.store.head()) === 0n) await wait(5);
      child.kill(signal);
      const { code } = await ended;
      expect(code).toBe(signal === 'SIGINT' ? 130 : null);
      const head = await half.store.head();
      expect(head).toBeLessThan(50_000n);
      const again = await hubCommand(large.url, 'store', 'copy', '--from', large.url, '--to', half.url, '--json');
      expect(again.code).toBe(0);
      expect(JSON.parse(again.out)).toMatchObject({ before: Number(head), copied: 50_000 - Number(head), differences: [] });
    },
    120_000,
  );
});

describe('hub verify', () => {
  let hub: Database;
  let told: number;
  beforeAll(async () => {
    hub = await database();
    told = await tell(hub);
  }, 60_000);
  const file = join(folder, 'seals.jsonl');

  it('seals a log that is whole, and writes a file of seals to be kept elsewhere', async () => {
    const { code, out, err } = await hubCommand(hub.url, 'verify', '--write-seals', file, '--json');
    expect([code, err]).toEqual([0, `Seals written to ${file}.\nThe log is whole.\n`]);
    const report = JSON.parse(out) as { seal: string };
    expect(report).toMatchObject({ outcome: 'whole', facts: told, compared: 0, sealed: told, problems: [] });
    expect(JSON.parse(readFileSync(file, 'utf8').split('\n')[0] as string)).toMatchObject({ facts: told, seal: report.seal });
  }, 60_000);

  it('run again compares with the seals, and with the file', async () => {
    const { code, out } = await hubCommand(hub.url, 'verify', '--seals', file);
    expect(code).toBe(0);
    expect(out).toContain(`Seals: ${told} facts compared with theirs, 0 sealed.`);
  }, 60_000);

  it('never writes over a file of seals, and reads no other file for one', async () => {
    const over = await hubCommand(hub.url, 'verify', '--write-seals', file);
    expect([over.code, over.err]).toEqual([2, `${file} is there already; name another file\n`]);
    const other = join(folder, 'other.txt');
    writeFileSync(other, 'hello\n');
    const wrong = await hubCommand(hub.url, 'verify', '--seals', other);
    expect([wrong.code, wrong.err]).toEqual([2, `${other}: line 1: not an object of JSON\n`]);
    const missing = await hubCommand(hub.url, 'verify', '--seals', join(folder, 'none'));
    expect([missing.code, missing.err]).toEqual([2, `${join(folder, 'none')} cannot be read (ENOENT)\n`]);
  }, 60_000);

  it('names what was changed, by its stream, its version and its type, and seals nothing of it', async () => {
    await hub.pool.query(`UPDATE events SET data = data || '{"decidedBy": "somebody-else"}' WHERE type = 'award-decided.v1'`);
    const { rows: changed } = await hub.pool.query<{ stream: string; version: number }>(
      `SELECT stream, version FROM events WHERE type = 'award-decided.v1'`,
    );
    const place = `award-decided.v1 (${changed[0]?.stream}/${changed[0]?.version})`;
    const { code, out, err } = await hubCommand(hub.url, 'verify', '--write-seals', join(folder, 'new.jsonl'));
    expect(code).toBe(1);
    expect(out).toContain(`changed       ${place}: it is not what was sealed\n`);
    expect(err).toContain('The log is not as it was written: 1 problems.');
    expect(existsSync(join(folder, 'new.jsonl'))).toBe(false);
  }, 60_000);

  it('names a stream that was rewritten with its seals, by the file', async () => {
    await hub.pool.query('DELETE FROM event_seals');
    expect((await hubCommand(hub.url, 'verify')).code).toBe(0);
    const { code, out } = await hubCommand(hub.url, 'verify', '--seals', file, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      problemCount: 1,
      problems: [{ problem: 'unlike-kept', stream: expect.stringMatching(/^procurement-3/) }],
    });
  }, 60_000);

  it('checks a store at another address, without seals', async () => {
    const { code, out } = await hubCommand('postgres://nobody@127.0.0.1:1/none', 'verify', '--url', hub.url);
    expect(code).toBe(0);
    expect(out).not.toContain('Seals:');
  }, 60_000);
});
