import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { platformMigrations } from '@hub/platform';
import { openTestDatabase, type TestDatabase } from '@hub/testing/platform';
import { randomUUID } from 'node:crypto';
import { TypeCensus } from './type-census.js';

let db: TestDatabase;
let told: string[];
beforeEach(async () => {
  db = await openTestDatabase([], platformMigrations);
  told = [];
  jest.spyOn(Logger.prototype, 'error').mockImplementation((message: unknown) => {
    told.push(String(message));
  });
});
afterEach(async () => {
  jest.restoreAllMocks();
  await db.close();
});

const append = async (type: string, count = 1): Promise<void> => {
  const facts = Array.from({ length: count }, () => ({ id: randomUUID(), type, data: {}, metadata: {} }));
  await db.store.append(randomUUID(), facts, 0);
};
const census = (projections = true): TypeCensus => new TypeCensus(db.store, db.database, { ...db.config, projections });
const counted = () => db.database.query('SELECT type, facts::int, first_position::int, last_position::int FROM event_types ORDER BY type');

describe('the census of types', () => {
  it('tells of each type that nobody knows, once, with how many facts have it and where the first is', async () => {
    await append('proposal-submitted.v1', 2);
    await append('stranger.v2', 3);
    await append('proposal-submitted.v9');
    const it = census();
    await it.onApplicationBootstrap();
    expect(told).toEqual([
      'the store holds a type this program does not know: proposal-submitted.v9 (facts: 1, the first at position 6)',
      'the store holds a type this program does not know: stranger.v2 (facts: 3, the first at position 3)',
    ]);
    expect(await it.unknownTypes()).toEqual([
      { type: 'proposal-submitted.v9', facts: 1, firstPosition: 6n, lastPosition: 6n },
      { type: 'stranger.v2', facts: 3, firstPosition: 3n, lastPosition: 5n },
    ]);
    await it.catchUp();
    expect(told).toHaveLength(2);
    await it.beforeApplicationShutdown();
  });

  it('says nothing where all types are known', async () => {
    await append('tender-received.v1');
    await append('case-act-played.v1');
    const it = census();
    await it.catchUp();
    expect(told).toEqual([]);
    expect(await it.unknownTypes()).toEqual([]);
  });

  it('goes on where it ended, in another process too, and counts no fact twice', async () => {
    await append('a.v1', 1_500);
    const [one, other] = [census(), census()];
    await Promise.all([one.catchUp(), other.catchUp()]);
    await append('a.v1');
    await append('b.v1');
    const read = jest.spyOn(db.store, 'readAll');
    await census().catchUp();
    expect(read.mock.calls.map(([after]) => after)).toEqual([1_500n]);
    expect(await counted()).toEqual([
      { type: 'a.v1', facts: 1_501, first_position: 1, last_position: 1_501 },
      { type: 'b.v1', facts: 1, first_position: 1_502, last_position: 1_502 },
    ]);
  });

  it('does not run where nothing follows the log', async () => {
    await append('a.v1');
    await census(false).onApplicationBootstrap();
    expect(await counted()).toEqual([]);
  });

  it('stops nothing when it fails, and says so', async () => {
    jest.spyOn(db.store, 'readAll').mockRejectedValue(new Error('away'));
    const it = census();
    await it.onApplicationBootstrap();
    expect(told).toEqual(['the types in the store could not be counted; it is tried again']);
    await it.beforeApplicationShutdown();
  });
});
