import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { complaint, give, GOOD_FOR } from './vital-sign.js';

describe('the vital sign of a worker', () => {
  const NOW = 1_800_000_000_000;
  let folder: string;
  let file: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hub-sign-'));
    file = join(folder, 'sign.json');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is missed before the first one', async () => {
    expect(await complaint(NOW, file)).toBe('no worker has given a sign');
  });

  it('is good for thirty seconds and not longer', async () => {
    await give({ at: NOW, stalled: [] }, file);
    expect(await complaint(NOW + GOOD_FOR, file)).toBeUndefined();
    expect(await complaint(NOW + GOOD_FOR + 1, file)).toBe('the last sign is 30 seconds old');
  });

  it('names what has stalled', async () => {
    await give({ at: NOW, stalled: ['funnel.v1', 'matrix.v1'] }, file);
    expect(await complaint(NOW, file)).toBe('stalled: funnel.v1, matrix.v1');
  });

  it('leaves nothing else behind', async () => {
    expect(await readdir(folder)).toEqual(['sign.json']);
  });
});
