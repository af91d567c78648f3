import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openPool } from '@hub/platform';
import type pg from 'pg';
import { freshDatabase, hubCommand } from '../setup/hub-command.js';

const LONG = 240_000;

describe('the hub command', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let pool: pg.Pool;
  let folder: string;
  const fileOf = async (name: string, content: string | Uint8Array): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  };
  const run = (...args: readonly string[]) => hubCommand(database.url, ...args);
  const example = /```json\n([\s\S]*?)```/.exec(readFileSync('docs/case-file.md', 'utf8'))?.[1] ?? '';
  const schemas = async () =>
    (await pool.query<{ nspname: string }>("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'dryrun%'")).rows.map(
      ({ nspname }) => nspname,
    );
  const facts = async () => Number((await pool.query<{ count: string }>('SELECT count(*) FROM events')).rows[0]?.count);

  beforeAll(async () => {
    database = await freshDatabase();
    folder = await mkdtemp(join(tmpdir(), 'hub-case-file-'));
    pool = openPool({ url: database.url, application: 'hub-test' });
    expect(await run('rebuild', '--list')).toMatchObject({ code: 0, err: '' });
  }, LONG);
  afterAll(async () => {
    await pool.end();
    await database.drop();
    await rm(folder, { recursive: true });
  });

  it(
    'checks the example of the manual and writes nothing, then plays it',
    async () => {
      const path = await fileOf('benches.json', example);
      await pool.query('CREATE SCHEMA dryrun_00000000deadbeef');
      expect(await run('play', path, '--dry-run')).toEqual({
        code: 0,
        signal: null,
        out: 'benches (dry run): 2 acts, 2 would be played, 0 played before, 0 refused.\n',
        err: '',
      });
      expect(await facts()).toBe(0);
      expect(await schemas()).toEqual([]);
      expect(await run('play', path)).toMatchObject({ code: 0, out: 'benches: 2 acts, 2 played, 0 played before, 0 refused.\n' });
      expect(await run('play', path, '--dry-run')).toMatchObject({ code: 0, out: expect.stringContaining('2 played before') });
    },
    LONG,
  );

  it(
    'names a refused act by its place, with code, rule and parameters, and plays nothing after it',
    async () => {
      const good = {
        key: 'good',
        act: 'submitProposal',
        at: '2020-01-01T09:00:00+01:00',
        role: 'employee',
        data: { source: 'employee', title: 'T', need: 'N' },
      };
      const bad = { ...good, key: 'bad', data: { ...good.data, citizenCaseNumber: 'KS-1' } };
      const path = await fileOf('bad.json', JSON.stringify({ format: 1, id: 'bad', title: 'Bad', acts: [bad, good] }));
      const refused = 'refused   acts[0] (key bad) submitProposal: proposal.citizen-case-not-for-employees (HUB)';
      const stopped = await run('play', path);
      expect(stopped).toMatchObject({ code: 1, out: expect.stringContaining(refused) });
      expect(stopped.out).toContain('2 acts, 0 played, 0 played before, 1 refused, 1 not reached.');
      expect(stopped.err).toBe('Nothing after the refused act was played; --keep-going plays what can be played.\n');
      const kept = await run('play', path, '--keep-going', '--json');
      expect(kept.code).toBe(1);
      expect(JSON.parse(kept.out)).toMatchObject({
        dryRun: false,
        notReached: 0,
        acts: [{ outcome: 'refused', because: {} }, { outcome: 'played' }],
      });
    },
    LONG,
  );

  it(
    'names the place of what is malformed, and plays nothing of the file',
    async () => {
      const path = await fileOf('malformed.json', '{"format": 1,\n"id": }');
      expect(await run('play', path)).toMatchObject({ code: 2, out: '', err: `${path}: line 2, column 7 is not JSON\n` });
    },
    LONG,
  );

  it(
    'names unknown fields and doubled keys of a file at once',
    async () => {
      const act = { key: 'a', act: 'submitProposal', at: '2020-01-01T09:00:00+01:00', role: 'employee', data: {} };
      const path = await fileOf(
        'doubled.json',
        JSON.stringify({ format: 1, id: 'doubled', title: 'Doubled', acts: [{ ...act, colour: 'red' }, act] }),
      );
      expect(await run('play', path)).toMatchObject({
        code: 2,
        out: '',
        err: [
          `${path}: acts[0] (key a) has a field that the format does not know: colour\n`,
          `${path}: acts[1] (key a) uses a key that an act before it has\n`,
        ].join(''),
      });
    },
    LONG,
  );

  it(
    'names every unknown act of a file in a dry run that keeps going',
    async () => {
      const act = { key: 'a', act: 'paintBench', at: '2020-01-01T09:00:00+01:00', role: 'employee', data: {} };
      const path = await fileOf(
        'unknown.json',
        JSON.stringify({ format: 1, id: 'unknown', title: 'Unknown', acts: [act, { ...act, key: 'b', act: 'sawBench' }] }),
      );
      const { code, out } = await run('play', path, '--dry-run', '--keep-going');
      expect(code).toBe(1);
      expect(out).toContain('refused   acts[0] (key a) paintBench: act.unknown');
      expect(out).toContain('refused   acts[1] (key b) sawBench: act.unknown');
    },
    LONG,
  );

  it(
    'answers in one line to what it does not know',
    async () => {
      const answers = await Promise.all([run('lineage', 'NOWHERE'), run('rebuild', 'nothing.v1')]);
      expect(answers.map(({ code, out, err }) => ({ code, out, lines: err.trim().split('\n').length }))).toEqual([
        { code: 1, out: '', lines: 1 },
        { code: 2, out: '', lines: 1 },
      ]);
    },
    LONG,
  );

  it(
    'says so when the database cannot be reached, and ends with 1',
    async () => {
      const { code, err } = await hubCommand('postgresql://nobody@127.0.0.1:1/nothing', 'summary');
      expect({ code, lines: err.trim().split('\n').length }).toEqual({ code: 1, lines: 1 });
    },
    LONG,
  );

  it(
    'explains every verb, and every field of an act',
    async () => {
      const help = await run('--help');
      expect(help.code).toBe(0);
      for (const verb of ['play', 'summary', 'lineage', 'acts', 'schema', 'rebuild'])
        expect(help.out).toMatch(new RegExp(`^  ${verb}\\b`, 'm'));
      const { out } = await run('acts', 'submitProposal');
      expect(out).toContain('source: employee | citizen');
      expect(out).toContain('department?: text');
    },
    LONG,
  );

  it(
    'builds a read model again to what it was',
    async () => {
      const before = await run('summary', '--json');
      expect(await run('rebuild', 'insights-funnel.v1')).toMatchObject({ code: 0, err: '' });
      expect((await run('summary', '--json')).out).toBe(before.out);
    },
    LONG,
  );
});
