import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type INestApplicationContext, Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Evolution, type EventStore, type Recorded, UpcastingEventStore } from '@hub/event-store';
import { upcaster } from '@hub/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { freshId } from '../acts/ids.js';
import { platformMigrations } from '../database/platform-migrations.js';
import { PlatformModule } from '../platform.module.js';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { CheckpointRow } from './checkpoint.row.js';
import { TryAgain } from './follower.js';
import { Followers } from './followers.js';
import { Projection } from './projection.js';
import { Reactor } from './reactor.js';
import type { Rows } from './rows/rows.js';

const nothing = async (): Promise<void> => undefined;
/** Whether the upcaster has its bug, and whether the reactor has to wait; what the reactor reacted to; what happens beside the next label. */
const state = { broken: false, waits: false, reacted: [] as string[], beside: nothing };

const evolution = new Evolution(
  [
    upcaster('jar-labelled.v1', 'jar-labelled.v2', ({ label }: { label: string }) => {
      if (state.broken && label === 'odd') throw new Error('an odd label');
      return { labels: [label] };
    }),
  ],
  ['jar-labelled.v2', 'jar-opened.v1'],
);

@Entity('jars')
class JarRow {
  @PrimaryColumn('text') about!: string;
  @PrimaryColumn('integer') position!: number;
  @Column('text') content!: string;
}

const note = (about: string, { position, data }: Recorded, rows: Rows): Promise<void> =>
  rows.insert(JarRow, { about, position: Number(position), content: JSON.stringify(data) });

@Injectable()
class Labels extends Projection {
  override readonly name = 'labels.v1';
  override readonly on = ['jar-labelled.v2'];
  override readonly tables = [JarRow];
  override readonly rowsAreStreams = true;
  override async apply(fact: Recorded, rows: Rows): Promise<void> {
    const { beside } = state;
    state.beside = nothing;
    await beside();
    await note('label', fact, rows);
  }
}

@Injectable()
class Openings extends Projection {
  override readonly name = 'openings.v1';
  override readonly on = ['jar-opened.v1'];
  override readonly tables = [JarRow];
  override apply(fact: Recorded, rows: Rows): Promise<void> {
    return note('opening', fact, rows);
  }
}

@Injectable()
class OnLabel extends Reactor {
  override readonly name = 'on-label.v1';
  override readonly on = ['jar-labelled.v2'];
  override async react({ position, data }: Recorded): Promise<void> {
    if (state.waits) throw new TryAgain('not yet');
    state.reacted.push(`${position} ${JSON.stringify(data)}`);
    await Promise.resolve();
  }
}

@Module({ providers: [Labels, Openings, OnLabel] })
class TestModule {}

let db: TestDatabase;
let store: EventStore;
let app: INestApplicationContext;
beforeEach(async () => {
  Object.assign(state, { broken: false, waits: false, reacted: [], beside: nothing });
  db = await openTestDatabase([CheckpointRow, JarRow], platformMigrations);
  await db.pool.query('CREATE TABLE jars (about text, position integer, content text NOT NULL, PRIMARY KEY (about, position))');
  store = new UpcastingEventStore(db.store, evolution);
  app = await NestFactory.createApplicationContext(
    { module: TestModule, imports: [PlatformModule.with({ ...db, store, config: { ...db.config, projections: false } })] },
    { logger: false, abortOnError: false },
  );
});
afterEach(async () => {
  await app.close();
  await db.close();
});

const append = async (stream: string, type: string, data: object = {}): Promise<void> => {
  const { length } = await db.store.read(stream);
  await store.append(stream, [{ id: freshId(), type, data, metadata: {} }], length);
};
const label = (stream: string, text: string): Promise<void> => append(stream, 'jar-labelled.v1', { label: text });
const settle = (): Promise<void> => app.get(Followers).settle();
const rows = async (about: string): Promise<readonly (readonly [number, string])[]> =>
  (await db.database.getRepository(JarRow).find({ where: { about }, order: { position: 'ASC' } })).map(({ position, content }) => [
    position,
    content,
  ]);
const parked = async () => (await app.get(Followers).parked()).map(({ follower, position, error }) => [follower, Number(position), error]);
const BECAUSE = 'Error: it cannot be read as jar-labelled.v2: Error: an odd label';

describe('a fact that its upcaster fails on', () => {
  it('is parked with what follows in its stream by all who want it, and nobody stays where they are', async () => {
    state.broken = true;
    await label('good', 'snow');
    await label('bad', 'odd');
    await append('bad', 'jar-opened.v1');
    await label('bad', 'ice');
    await label('good', 'rain');
    await settle();
    expect(await rows('label')).toEqual([
      [1, '{"labels":["snow"]}'],
      [5, '{"labels":["rain"]}'],
    ]);
    expect(await rows('opening')).toEqual([[3, '{}']]);
    expect(state.reacted).toEqual(['1 {"labels":["snow"]}', '5 {"labels":["rain"]}']);
    expect((await parked()).sort()).toEqual([
      ['labels.v1', 2, BECAUSE],
      ['labels.v1', 4, null],
      ['on-label.v1', 2, BECAUSE],
      ['on-label.v1', 4, null],
    ]);
  });

  it('is taken, with what waited behind it, once the upcaster is mended and a replay asked for; before that it stays parked', async () => {
    state.broken = true;
    await label('bad', 'odd');
    await label('bad', 'ice');
    await settle();
    expect(await app.get(Followers).replayParked()).toHaveLength(4);
    state.broken = false;
    expect(await app.get(Followers).replayParked()).toEqual([]);
    await label('bad', 'rain');
    await settle();
    expect(await rows('label')).toEqual([
      [1, '{"labels":["odd"]}'],
      [2, '{"labels":["ice"]}'],
      [3, '{"labels":["rain"]}'],
    ]);
    expect(state.reacted.map((each) => each.split(' ')[0])).toEqual(['1', '2', '3']);
  });

  it('is parked also when it waits in the outbox already, and holds up no reaction to another stream', async () => {
    state.waits = true;
    await label('bad', 'odd');
    await label('good', 'snow');
    app.get(Followers).start();
    while ((await db.pool.query('SELECT FROM outbox')).rowCount !== 2) await wait(10);
    Object.assign(state, { broken: true, waits: false });
    await settle();
    expect(state.reacted).toEqual(['2 {"labels":["snow"]}']);
    expect(await parked()).toEqual([
      ['on-label.v1', 1, expect.stringContaining('it cannot be read as jar-labelled.v2: Error: an odd label')],
    ]);
    state.broken = false;
    expect(await app.get(Followers).replayParked('on-label.v1')).toEqual([]);
    expect(state.reacted).toEqual(['2 {"labels":["snow"]}', '1 {"labels":["odd"]}']);
  });

  it('is no row of a read model that is built again, whenever it comes', async () => {
    state.broken = true;
    await label('bad', 'odd');
    await label('good', 'snow');
    await settle();
    // The next one comes after the head up to which the rebuild catches up: it is met in the switch.
    state.beside = async () => {
      await label('late', 'odd');
      await settle();
    };
    await app.get(Followers).rebuild('labels.v1');
    expect(state.beside).toBe(nothing);
    expect(await rows('label')).toEqual([[2, '{"labels":["snow"]}']]);
    expect((await parked()).filter(([follower]) => follower === 'labels.v1')).toEqual([
      ['labels.v1', 1, BECAUSE],
      ['labels.v1', 3, BECAUSE],
    ]);
  });
});
