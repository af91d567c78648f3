import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EventStore } from '@hub/event-store';
import { CheckpointRow, platformMigrations, PlatformModule } from '@hub/platform';
import { openTestDatabase, type TestDatabase } from '@hub/testing/platform';
import { CaseFilesModule } from './case-files.module.js';
import { type CaseFile } from './case-file.js';
import { parseCaseFile } from './case-file-reader.js';
import { CasePlayer, isWhole } from './case-player.js';
import { JarsModule } from './testing/jars.js';

const opened = { key: 'open', act: 'openJar', at: '2020-01-01T09:00:00+01:00', role: 'employee', data: { label: 'Savings' } };
const add = (key: string, coins: number, more: object = {}) => ({
  key,
  act: 'addCoins',
  at: '2020-01-02T09:00:00+01:00',
  role: 'employee',
  data: { jarId: { idOf: 'open' }, coins },
  ...more,
});

const fileOf = (...acts: readonly object[]): CaseFile => {
  const text = JSON.stringify({ format: 1, id: 'jars', title: 'Jars', sources: { S1: 'a book' }, acts });
  const read = parseCaseFile(new TextEncoder().encode(text));
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.file;
};

@Module({})
class TestModule {}

let db: TestDatabase;
let app: INestApplicationContext;
const play = (file: CaseFile, options = {}) => app.get(CasePlayer).play(file, options);
const outcomes = async (file: CaseFile, options = {}) => (await play(file, options)).acts.map(({ outcome }) => outcome);
/** Every fact of the log, but for the moment at which an act was noted as played, and the order among those notes and other facts. */
const log = async () =>
  (await app.get(EventStore).readAll(0n, 1000))
    .map(({ id, stream, version, type, data, metadata }) => ({
      id,
      stream,
      version,
      type,
      data,
      at: type === 'case-act-played.v1' ? undefined : metadata['occurredAt'],
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));

const boot = () =>
  NestFactory.createApplicationContext(
    {
      module: TestModule,
      imports: [PlatformModule.with({ ...db, config: { ...db.config, projections: false } }), JarsModule, CaseFilesModule],
    },
    { logger: false, abortOnError: false },
  );

beforeEach(async () => {
  db = await openTestDatabase([CheckpointRow], platformMigrations);
  app = await boot();
});
afterEach(async () => {
  await app.close();
  await db.close();
});

describe('playing a case file', () => {
  it('plays every act at its own time, by its role, with its sources', async () => {
    const report = await play(fileOf(opened, add('first', 2, { by: 'aunt', sources: ['S1'], synthetic: ['amount'] })));
    expect(isWhole(report)).toBe(true);
    const facts = await app.get(EventStore).readAll(0n, 10);
    expect(facts.find(({ type }) => type === 'coins-added.v1')?.metadata).toMatchObject({
      actor: 'case-jars-aunt',
      roles: 'employee',
      occurredAt: '2020-01-02T08:00:00.000Z',
      sources: 'S1',
      synthetic: 'amount',
      correlationId: 'case-file/jars/first',
    });
  });

  it('changes nothing the second time, and still answers with the ids', async () => {
    const file = fileOf(opened, add('first', 2));
    const first = await play(file);
    const before = await log();
    const second = await play(file);
    expect(second.acts.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged']);
    expect(second.acts).toMatchObject(first.acts.map((each) => ('id' in each ? { id: each.id } : {})));
    expect(await log()).toEqual(before);
  });

  it('goes on after a part was played, also where an act was done and not yet written down as played', async () => {
    const file = fileOf(opened, add('first', 2), add('second', 3));
    await play(file);
    const whole = await log();
    for (const kept of whole.map((_fact, index) => index)) {
      await db.pool.query('DELETE FROM events WHERE position > $1', [kept]);
      await db.pool.query('UPDATE event_head SET position = $1', [kept]);
      await db.pool.query('TRUNCATE checkpoints, outbox');
      // A process that starts again remembers nothing.
      app = await boot();
      expect(isWhole(await play(file))).toBe(true);
      expect(await log()).toEqual(whole);
    }
  });

  it('lets an act find the reactions to the acts before it', async () => {
    const report = await play(fileOf(opened, add('full', 10), add('late', 1)));
    expect(report.acts.at(-1)).toMatchObject({
      outcome: 'refused',
      place: 'acts[2] (key late)',
      code: 'jar.sealed',
      rule: 'JAR 1:1',
      says: 'A sealed jar takes no more coins.',
    });
  });

  it('stops at the first refused act', async () => {
    const report = await play(fileOf(opened, add('bad', -1), add('good', 1)));
    expect(report).toMatchObject({ acts: [{ outcome: 'played' }, { outcome: 'refused', code: 'input.invalid' }], notReached: 1 });
    expect(isWhole(report)).toBe(false);
  });

  it('goes on when told to, but leaves out what needs an act that was not played', async () => {
    const elsewhere = { ...opened, key: 'elsewhere', role: 'citizen' };
    const file = fileOf(elsewhere, add('orphan', 1, { data: { jarId: { idOf: 'elsewhere' }, coins: 1 } }), opened, add('good', 1));
    const report = await play(file, { keepGoing: true });
    expect(report.acts).toMatchObject([
      { outcome: 'refused', code: 'access.role-missing' },
      { outcome: 'left-out', needs: 'elsewhere' },
      { outcome: 'played' },
      { outcome: 'played' },
    ]);
    expect(report.notReached).toBe(0);
    expect(isWhole(report)).toBe(false);
  });

  it.each([
    ['its data', { data: { jarId: { idOf: 'open' }, coins: 5 } }],
    ['its time', { at: '2020-01-03T09:00:00+01:00' }],
    ['its role', { role: 'citizen' }],
    ['its sources', { sources: ['S1'] }],
    ['what in it is made up', { synthetic: ['amount'] }],
  ])('names an act of which %s changed after it was played', async (_what, change) => {
    await play(fileOf(opened, add('first', 2)));
    const report = await play(fileOf(opened, add('first', 2, change)));
    expect(report.acts.at(-1)).toMatchObject({ outcome: 'refused', code: 'command.id-reused', key: 'first' });
  });

  it('plays an act that was put before others that were played', async () => {
    await play(fileOf(opened, add('first', 2)));
    expect(await outcomes(fileOf(opened, add('between', 1), add('first', 2)))).toEqual(['unchanged', 'played', 'unchanged']);
  });

  it('refuses an act that lies before what its case holds, or in the future', async () => {
    const early = add('early', 1, { at: '2019-12-31T09:00:00+01:00' });
    const future = add('future', 1, { at: '2999-01-01T09:00:00+01:00' });
    const report = await play(fileOf(opened, early, future), { keepGoing: true });
    expect(report.acts).toMatchObject([{}, { code: 'act.before-its-past' }, { code: 'act.in-the-future' }]);
  });

  it('names an act that the hub does not know', async () => {
    const report = await play(fileOf({ ...opened, act: 'breakJar' }));
    expect(report.acts).toMatchObject([{ outcome: 'refused', code: 'act.unknown', because: { act: 'breakJar' } }]);
  });

  it('ends between two acts when it is interrupted', async () => {
    expect(await play(fileOf(opened, add('first', 2)), { signal: AbortSignal.abort() })).toMatchObject({ acts: [], notReached: 2 });
  });

  it('is played once by two who play it at the same time', async () => {
    const file = fileOf(opened, add('first', 2), add('second', 3));
    const other = await boot();
    try {
      const reports = await Promise.all([play(file), other.get(CasePlayer).play(file)]);
      expect(reports.map(isWhole)).toEqual([true, true]);
    } finally {
      await other.get(CasePlayer).play(file);
    }
    const types = (await log()).map(({ type }) => type).sort();
    expect(types).toEqual([...Array<string>(3).fill('case-act-played.v1'), 'coins-added.v1', 'coins-added.v1', 'jar-opened.v1']);
  });
});
