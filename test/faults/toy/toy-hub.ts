import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EventStore, PostgresEventStore } from '@hub/event-store';
import { type Follower, Followers, openDatabase, openPool, PlatformModule } from '@hub/platform';
import { testConfig } from '@hub/testing/platform';
import { type DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';

/** Where a toy hub stands, and under which name its connections are known. `store` is its log, when it is not that of the database. */
export type Place = Readonly<{ url: string; schema: string; application: string; store?: EventStore }>;

/** What it is made of: its followers, the classes of their rows, and whether it follows by itself. */
export type Parts = Readonly<{
  followers: readonly Follower[];
  rows?: readonly EntityTarget<ObjectLiteral>[];
  follows?: boolean;
  /** What is done to the database of the read side before anything uses it. */
  prepare?: (database: DataSource) => void;
}>;

/** The machinery of the platform with a few toys for a business. */
export type ToyHub = Readonly<{
  app: INestApplicationContext;
  database: DataSource;
  store: EventStore;
  followers: Followers;
  close: () => Promise<void>;
}>;

/** Opens a toy hub on tables that exist. */
export const openToyHub = async (place: Place, { followers, rows = [], follows = true, prepare }: Parts): Promise<ToyHub> => {
  const database = await openDatabase({ ...place, entities: rows as never, migrations: [] });
  prepare?.(database);
  const pool = openPool(place);
  const config = testConfig({ HUB_PROJECTIONS: follows ? 'on' : 'off' });
  const store = place.store ?? new PostgresEventStore(pool);
  const app = await NestFactory.createApplicationContext(
    {
      module: class Toys {},
      imports: [PlatformModule.with({ config, database, pool, store })],
      providers: followers.map((follower) => ({ provide: follower.name, useValue: follower })),
    },
    { logger: false, abortOnError: false },
  );
  return { app, database, store: app.get(EventStore), followers: app.get(Followers), close: () => app.close() };
};

/** Takes transactions away: every statement stands for itself. */
export const withoutTransactions = (database: DataSource): void => {
  Object.defineProperty(database, 'transaction', {
    value: <T>(work: (manager: DataSource['manager']) => Promise<T>): Promise<T> => work(database.manager),
  });
};
