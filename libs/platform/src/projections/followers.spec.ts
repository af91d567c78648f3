import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type INestApplicationContext, Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Recorded } from '@hub/event-store';
import { DataSource, type EntityManager } from 'typeorm';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { freshId } from '../acts/ids.js';
import { platformMigrations } from '../database/platform-migrations.js';
import { PlatformModule } from '../platform.module.js';
import { freshSchema, openTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { CheckpointRow } from './checkpoint.row.js';
import { Follower } from './follower.js';
import { Followers, UnknownProjection } from './followers.js';
import { Projection } from './projection.js';

@Entity('notes')
class NoteRow {
  @PrimaryGeneratedColumn() no!: number;
  @Column('text') writer!: string;
  @Column('text') position!: string;
}

/** What the followers of a test do: `failing` names those who throw, `slow` those who take their time. */
const behaviour = { failing: new Set<string>(), slow: new Set<string>() };

const write = async (writer: string, fact: Recorded, tx: EntityManager): Promise<void> => {
  if (behaviour.slow.has(writer)) await new Promise((resolve) => setTimeout(resolve, 30));
  if (behaviour.failing.has(writer)) throw new Error('broken');
  await tx.insert(NoteRow, { writer, position: fact.position.toString() });
};

@Injectable()
class Reds extends Projection {
  override readonly name = 'reds.v1';
  override readonly on = ['red.v1'];
  override readonly tables = [NoteRow];
  override apply(fact: Recorded, tx: EntityManager): Promise<void> {
    return write('reds', fact, tx);
  }
}

@Injectable()
class Colours extends Projection {
  override readonly name = 'colours.v1';
  override readonly on = ['red.v1', 'blue.v1'];
  override readonly tables = [NoteRow];
  override apply(fact: Recorded, tx: EntityManager): Promise<void> {
    return write('colours', fact, tx);
  }
}

@Injectable()
class OnBlue extends Follower {
  override readonly name = 'on-blue.v1';
  override readonly on = ['blue.v1'];
  override take(fact: Recorded, tx: EntityManager): Promise<void> {
    return write('on-blue', fact, tx);
  }
}

@Module({ providers: [Reds, Colours, OnBlue] })
class TestModule {}

let db: TestDatabase;
let app: INestApplicationContext;

const boot = (database = db.database): Promise<INestApplicationContext> =>
  NestFactory.createApplicationContext(
    {
      module: TestModule,
      imports: [PlatformModule.with({ ...db, database, config: { ...db.config, projections: false } })],
    },
    { logger: false, abortOnError: false },
  );

const append = async (...types: readonly string[]): Promise<void> => {
  for (const type of types) await db.store.append(freshSchema(), [{ id: freshId(), type, data: {}, metadata: {} }], 0);
};

const written = async (): Promise<Record<string, string[]>> => {
  const rows = await db.database.getRepository(NoteRow).find({ order: { no: 'ASC' } });
  const by: Record<string, string[]> = {};
  for (const { writer, position } of rows) (by[writer] ??= []).push(position);
  return by;
};
const standings = async () =>
  Object.fromEntries(
    (await app.get(Followers).standings()).map(({ name, position, error }) => [name, error ? 'stopped' : String(position)]),
  );

beforeEach(async () => {
  behaviour.failing.clear();
  behaviour.slow.clear();
  db = await openTestDatabase([CheckpointRow, NoteRow], platformMigrations);
  await db.pool.query('CREATE TABLE notes (no serial PRIMARY KEY, writer text NOT NULL, position text NOT NULL)');
  app = await boot();
});
afterEach(async () => {
  await app.close();
  await db.close();
});

describe('followers', () => {
  it('take each fact they want once and in order, and pass the others by', async () => {
    await append('red.v1', 'green.v1', 'blue.v1');
    await app.get(Followers).settle();
    await append('red.v1', 'green.v1');
    await app.get(Followers).settle();
    expect(await written()).toEqual({ reds: ['1', '4'], colours: ['1', '3', '4'], 'on-blue': ['3'] });
    expect(await standings()).toEqual({ 'reds.v1': '5', 'colours.v1': '5', 'on-blue.v1': '5' });
  });

  it('take nothing again when another one is far behind', async () => {
    await append('red.v1', 'blue.v1');
    await app.get(Followers).settle();
    await db.pool.query("DELETE FROM notes WHERE writer = 'reds'");
    await db.pool.query("UPDATE checkpoints SET position = 0 WHERE name = 'reds.v1'");
    await append('red.v1');
    await app.get(Followers).settle();
    expect(await written()).toEqual({ reds: ['1', '3'], colours: ['1', '2', '3'], 'on-blue': ['2'] });
  });

  it('let the one that fails stop alone, right before the fact it failed on', async () => {
    await append('blue.v1');
    await app.get(Followers).settle();
    behaviour.failing.add('reds');
    await append('blue.v1', 'red.v1', 'red.v1');
    await expect(app.get(Followers).settle()).rejects.toThrow('reds.v1 is stopped: red.v1 at 3: Error: broken');
    await expect(app.get(Followers).settle()).rejects.toThrow('reds.v1 is stopped');
    expect(await written()).toEqual({ colours: ['1', '2', '3', '4'], 'on-blue': ['1', '2'] });
    expect(await standings()).toEqual({ 'reds.v1': 'stopped', 'colours.v1': '4', 'on-blue.v1': '4' });
  });

  it('go on where they stopped, once the cause is mended and the program started again', async () => {
    await append('red.v1');
    await app.get(Followers).settle();
    behaviour.failing.add('reds');
    await append('red.v1', 'red.v1');
    await expect(app.get(Followers).settle()).rejects.toThrow();
    behaviour.failing.clear();
    const again = await boot(await new DataSource(db.database.options).initialize());
    await again.get(Followers).settle();
    expect((await written())['reds']).toEqual(['1', '2', '3']);
    await again.get(DataSource).destroy();
  });

  it('are followed once by two programs at the same time, and both wait until all is followed', async () => {
    await append('green.v1');
    await app.get(Followers).settle();
    behaviour.slow.add('colours').add('on-blue');
    await append('red.v1', 'blue.v1', 'red.v1', 'blue.v1');
    const other = await boot(await new DataSource(db.database.options).initialize());
    const settled = async (hub: INestApplicationContext) => {
      await hub.get(Followers).settle();
      return (await hub.get(Followers).standings()).map(({ behind }) => behind);
    };
    expect(await Promise.all([settled(app), settled(other)])).toEqual(Array(2).fill([0n, 0n, 0n]));
    expect(await written()).toEqual({ reds: ['2', '4'], colours: ['2', '3', '4', '5'], 'on-blue': ['3', '5'] });
    await other.get(DataSource).destroy();
  });

  it('build a projection again from the first fact, and no other', async () => {
    await append('red.v1', 'blue.v1');
    await app.get(Followers).settle();
    await db.pool.query('TRUNCATE notes');
    await app.get(Followers).rebuild('reds.v1');
    expect(await written()).toEqual({ reds: ['1'] });
    await expect(app.get(Followers).rebuild('on-blue.v1')).rejects.toThrow(UnknownProjection);
  });
});
