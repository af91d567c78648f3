// Follows a log with one slow projection. Told to, it freezes with a batch in its hands: before the checkpoint is moved, or after it.
import { setTimeout as wait } from 'node:timers/promises';
import { EntityManager } from 'typeorm';
import { Diary, DiaryRow } from '../../../dist/libs/platform/src/testing/toy/diary.projection.js';
import { openToyHub, say } from './toy-hub.mjs';

const PLACES = { before: /^SELECT set_config\('synchronous_commit'/, inside: /^INSERT INTO "diary"/ };
const FENCE = 'AND c.position = t.position AND c.epoch = t.epoch';
const SLOW_MS = 4;

let place;
process.on('message', (message) => (place = message.freeze));

const { query } = EntityManager.prototype;
EntityManager.prototype.query = async function (sql, values) {
  if (place && PLACES[place].test(sql)) {
    place = undefined;
    await say({ freezing: true });
    process.kill(process.pid, 'SIGSTOP');
    process.send({ awake: true });
  }
  return query.call(this, process.env.HUB_UNFENCED ? sql.replace(FENCE, '') : sql, values);
};

const diary = new Diary('diary.v1');
diary.mishap = () => wait(SLOW_MS);
await openToyHub({ followers: [diary], rows: [DiaryRow], follows: true });
await say({ ready: true });
