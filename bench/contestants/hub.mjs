// The hub as it runs: the machinery of the platform in a Nest application, on a database of its own, with a box for a business.
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { EventStore, PostgresEventStore } from '../../dist/libs/event-store/src/index.js';
import {
  CheckpointRow,
  fingerprintOf,
  freshId,
  migrate,
  NO_PROVENANCE,
  openDatabase,
  openPool,
  PlatformModule,
  platformMigrations,
  readConfig,
} from '../../dist/libs/platform/src/index.js';
import { forEach } from '../measuring/callers.mjs';
import { ACT, ASKER, AT, decide, depositOf, evolve, FACTS, factOf, initialState, metadataOf, ON, streamOf } from '../story.mjs';

export const box = { initialState, evolve, decide: ({ data }, state) => [decide(data, state)] };

/** Opens the hub on a database with its tables. */
export const openHub = async (url, { rows = [], followers = [] } = {}) => {
  const application = 'hub-bench';
  const database = await openDatabase({ url, application, entities: [CheckpointRow, ...rows], migrations: platformMigrations });
  await migrate(database);
  const pool = openPool({ url, application });
  const env = { NODE_ENV: 'test', DATABASE_URL: url, HUB_DEMO: 'off', LOG_LEVEL: 'silent', HUB_PROJECTIONS: 'off' };
  const store = new PostgresEventStore(pool);
  const app = await NestFactory.createApplicationContext(
    {
      module: class Bench {},
      imports: [PlatformModule.with({ config: readConfig(env), database, pool, store })],
      providers: followers.map((follower) => ({ provide: follower.name, useValue: follower })),
    },
    { logger: false, abortOnError: false },
  );
  return { app, database, pool, store: app.get(EventStore), close: () => app.close() };
};

/** One command as the API gives it, with an id of its own; what comes before it (who may, is the input whole) is not part of it. */
export const addCoins = async (path, n) => {
  const input = depositOf(n, 3);
  const commandId = freshId();
  const envelope = {
    act: ACT,
    at: AT,
    on: ON,
    playedBack: false,
    asker: ASKER,
    commandId,
    fingerprint: fingerprintOf(ACT, input),
    correlationId: commandId,
    provenance: NO_PROVENANCE,
  };
  const answer = await path.handle({ stream: streamOf(n), id: input.boxId }, envelope, () => ({ type: 'add-coins', data: input }));
  if ('rejected' in answer) throw new Error(answer.rejected);
  return answer;
};

const newFact = (fact) => ({ id: freshId(), ...fact, metadata: metadataOf() });

/** Makes boxes with their first facts, through the store. */
export const seedBoxes = async (store, boxes, facts = FACTS) => {
  await forEach(boxes, 256, (n) =>
    store.append(
      streamOf(n),
      Array.from({ length: facts }, (_, index) => newFact(factOf(n, index + 1))),
      0,
    ),
  );
};

/** The same boxes, but each fact is recorded a long time after the one before it: all first facts, then all second ones, and so on. */
export const seedInterleaved = async (store, rounds) => {
  for (const [before, boxes] of rounds.entries())
    await forEach(boxes, 512, (n) => store.append(streamOf(n), [newFact(factOf(n, before + 1))], before));
};

/** Load and decide and append through the port of the store, and nothing of what makes a command safe to repeat. */
export const throughThePort = async (store, n) => {
  const stream = streamOf(n);
  const facts = await store.read(stream);
  const fact = decide(depositOf(n, 3), facts.reduce(evolve, initialState));
  await store.append(stream, [newFact(fact)], facts.length);
};
