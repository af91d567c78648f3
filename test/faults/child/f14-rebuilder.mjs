// Builds the diary again beside the one that is read, and tells how far it has come.
import { setTimeout as wait } from 'node:timers/promises';
import { RebuildRunning } from '../../../dist/libs/platform/src/index.js';
import { Diary, DiaryRow } from '../../../dist/libs/platform/src/testing/toy/diary.projection.js';
import { openToyHub, say } from './toy-hub.mjs';

const diary = Object.assign(new Diary('diary.v1'), { on: ['good.v1', 'rung.v1'] });
// Slow enough to be killed in the middle.
diary.mishap = ({ position }) => (position % 100n === 0n ? wait(1) : undefined);
const followers = await openToyHub({ followers: [diary], rows: [DiaryRow], follows: false });
await say({ ready: true });
for (;;) {
  try {
    const onProgress = ({ position, facts }) => process.send({ progress: { position: position.toString(), facts } });
    const position = await followers.rebuild('diary.v1', { onProgress });
    await say({ done: position.toString() });
    break;
  } catch (error) {
    // The lease of one that was killed in the middle of a statement holds until that has ended.
    if (!(error instanceof RebuildRunning)) throw error;
    await wait(100);
  }
}
