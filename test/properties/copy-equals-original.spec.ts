import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CaseFilesModule, CasePlayer, readCaseFile } from '@hub/case-files';
import { asWritten, copyLog, EventStore, verifyLog } from '@hub/event-store';
import { HubModule, openConnections, PostgresSeals } from '@hub/hub';
import { Followers, openPool } from '@hub/platform';
import { freshSchema, testConfig, testDatabaseUrl } from '@hub/testing/platform';
import type pg from 'pg';
import { everyRow } from '../setup/every-row.js';

type Hub = Readonly<{ app: INestApplicationContext; pool: pg.Pool }>;

let admin: pg.Pool;
const schemas: string[] = [];
const hubs: Hub[] = [];

/** A hub without an edge in a schema of its own, whose followers move when they are told to. */
const openHub = async (): Promise<Hub> => {
  const schema = freshSchema();
  schemas.push(schema);
  await admin.query(`CREATE SCHEMA ${schema}`);
  const connections = await openConnections(testConfig({ HUB_PROJECTIONS: 'off' }), testDatabaseUrl(), 'hub-test', schema);
  const module = { module: class Test {}, imports: [HubModule.with(connections), CaseFilesModule] };
  const hub = {
    app: await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false }),
    pool: connections.pool,
  };
  hubs.push(hub);
  return hub;
};

const storeOf = ({ app }: Hub): EventStore => asWritten(app.get(EventStore));
const builtFrom = async ({ app }: Hub) => {
  for (const { name } of app.get(Followers).projections()) await app.get(Followers).rebuild(name);
  return everyRow(app, { positions: true });
};

describe('the DIACCESS case, copied to another store', () => {
  let [original, copy]: Hub[] = [];
  beforeAll(async () => {
    admin = openPool({ url: testDatabaseUrl(), application: 'hub-test' });
    [original, copy] = [await openHub(), await openHub()];
    const read = await readCaseFile('cases/diaccess.json');
    if ('problems' in read) throw new Error('the case file cannot be read');
    const played = await original.app.get(CasePlayer).play(read.file);
    expect(played.notReached).toBe(0);
    await original.app.get(Followers).settle();
  }, 120_000);
  afterAll(async () => {
    for (const { app } of hubs) await app.close();
    for (const schema of schemas) await admin.query(`DROP SCHEMA ${schema} CASCADE`);
    await admin.end();
  });

  it('has the same hash for every stream', async () => {
    const report = await copyLog(storeOf(original as Hub), storeOf(copy as Hub));
    expect(report).toMatchObject({ outcome: 'done', before: 0, differences: [] });
    expect(report.copied).toBeGreaterThan(600);
    expect(await verifyLog(storeOf(copy as Hub))).toMatchObject({ outcome: 'whole', facts: report.copied });
  }, 60_000);

  it('can be verified with the seals of the original', async () => {
    const seals = new PostgresSeals((original as Hub).pool);
    const { sealed } = await verifyLog(storeOf(original as Hub), { seals });
    expect(await verifyLog(storeOf(copy as Hub), { seals })).toMatchObject({ outcome: 'whole', compared: sealed, sealed: 0 });
  }, 60_000);

  it('has the same rows in every read model that is built from it, byte for byte', async () => {
    const [live, built] = [await everyRow((original as Hub).app, { positions: true }), await builtFrom(copy as Hub)];
    expect(Object.values(live).flat().length).toBeGreaterThan(100);
    expect(built).toEqual(live);
  }, 120_000);

  it('leads to nothing new when reactions hear it all again', async () => {
    await (copy as Hub).app.get(Followers).settle();
    expect(await storeOf(copy as Hub).head()).toBe(await storeOf(original as Hub).head());
    expect(await everyRow((copy as Hub).app, { positions: true })).toEqual(await everyRow((original as Hub).app, { positions: true }));
  }, 120_000);
});
