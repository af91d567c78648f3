// A toy hub in a process of its own: what test/faults/toy/toy-hub.ts is, of what was built.
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { PostgresEventStore } from '../../../dist/libs/event-store/src/index.js';
import { Followers, openDatabase, openPool, PlatformModule, readConfig } from '../../../dist/libs/platform/src/index.js';

const { HUB_URL: url, HUB_SCHEMA: schema, HUB_APPLICATION: application } = process.env;

// Nobody is left to talk to.
process.on('disconnect', () => process.exit(0));

export const say = (what) => new Promise((resolve) => process.send(what, resolve));

export const openToyHub = async ({ followers, rows, follows }) => {
  const database = await openDatabase({ url, schema, application, entities: rows, migrations: [] });
  const pool = openPool({ url, schema, application });
  const config = readConfig({
    NODE_ENV: 'test',
    DATABASE_URL: url,
    HUB_DEMO: 'off',
    LOG_LEVEL: 'silent',
    PORT: '0',
    HUB_PROJECTIONS: follows ? 'on' : 'off',
  });
  const store = new PostgresEventStore(pool);
  const app = await NestFactory.createApplicationContext(
    {
      module: class Toys {},
      imports: [PlatformModule.with({ config, database, pool, store })],
      providers: followers.map((follower) => ({ provide: follower.name, useValue: follower })),
    },
    { logger: false, abortOnError: false },
  );
  return app.get(Followers);
};
