// Callers who carry out wishes on the streams of a log, with the write path of a hub. Every answer is in a file before its caller goes on.
import { openSync, writeSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { OutcomeUnknown, StoreUnavailable } from '../../../dist/libs/event-store/src/event-store.js';
import { isRejection, toInstant } from '../../../dist/libs/kernel/src/index.js';
import { Commands } from '../../../dist/libs/platform/src/acts/commands.js';
import { fingerprintOf, freshId } from '../../../dist/libs/platform/src/acts/ids.js';
import { PostgresSnapshots } from '../../../dist/libs/platform/src/acts/write-path/postgres-snapshots.js';
import { StreamMemory } from '../../../dist/libs/platform/src/acts/write-path/stream-memory.js';
import { SwedishCalendar } from '../../../dist/libs/platform/src/calendar/swedish-calendar.js';
import { openDatabase } from '../../../dist/libs/platform/src/database/database.js';
import { openLog } from './f01-log.mjs';
import { till } from './f01-till.mjs';

const { HUB_URL: url, HUB_SCHEMA: schema, HUB_ANSWERS: file, HUB_UNPROTECTED: off } = process.env;
const AT = toInstant('2026-01-15T09:00:00Z');
const PAUSE_MS = 20;

// Nobody is left to talk to.
process.on('disconnect', () => process.exit(0));

const database = await openDatabase({ url, schema, application: 'hub-callers', entities: [], migrations: [] });
const store = await openLog();
const calls = { longest: 0 };
for (const name of ['read', 'append']) {
  const call = store[name].bind(store);
  store[name] = async (...args) => {
    const since = performance.now();
    try {
      return await call(...args);
    } finally {
      calls.longest = Math.max(calls.longest, performance.now() - since);
    }
  };
}
const calendar = new SwedishCalendar();
const commands = new Commands(store, calendar, new StreamMemory(), new PostgresSnapshots(database));
const path = commands.with(till);
const answers = openSync(file, 'a');
const write = (line) => writeSync(answers, `${JSON.stringify({ ...line, longest: Math.ceil(calls.longest) })}\n`);

const once = async ({ wish, boxId, coins }) => {
  const envelope = {
    ...{ act: 'put', at: AT, on: calendar.dayOf(AT), playedBack: false, asker: { ref: 'anna', roles: ['employee'] } },
    ...{ fingerprint: fingerprintOf('put', { boxId, coins }), correlationId: wish, provenance: { sources: [], synthetic: [] } },
    commandId: off === 'command ids' ? freshId() : wish,
  };
  try {
    const answer = await path.handle({ stream: boxId, id: boxId }, envelope, () => ({ type: 'put', data: { boxId, coins } }));
    if (isRejection(answer)) return { refused: answer.rejected };
    return { version: answer.version, position: answer.position.toString() };
  } catch (error) {
    if (error instanceof OutcomeUnknown) return { failed: 'OutcomeUnknown' };
    return { failed: error instanceof StoreUnavailable ? 'StoreUnavailable' : String(error) };
  }
};

const waiting = [];
let working = 0;
const caller = async () => {
  working += 1;
  for (let asked = waiting.shift(); asked; asked = waiting.shift()) {
    const outcome = await once(asked);
    write({ wish: asked.wish, ...outcome });
    if (outcome.version !== undefined) continue;
    // Whoever was given no answer asks again, as a person does.
    waiting.push(asked);
    await wait(PAUSE_MS);
  }
  working -= 1;
};

process.on('message', ({ wishes, callers }) => {
  waiting.push(...wishes);
  while (working < callers) void caller();
});
process.send({ ready: true });
