import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Place, placeFor } from './account.js';
import type { Binaries } from './binaries.js';

const account = { uid: 65_534, gid: 65_534 };
const moved: Place[] = [];
let home: string;
let binaries: Binaries;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'hub-place-'));
  const root = join(home, 'native');
  mkdirSync(join(root, 'bin'), { recursive: true });
  binaries = { root, initdb: join(root, 'bin', 'initdb'), postgres: join(root, 'bin', 'postgres') };
  writeFileSync(binaries.initdb, '');
  writeFileSync(binaries.postgres, 'a program');
});
afterEach(() => {
  for (const { data, binaries: copied } of moved.splice(0))
    for (const path of [dirname(data), copied.root]) rmSync(path, { recursive: true, force: true });
  rmSync(home, { recursive: true, force: true });
});

const place = (dataDir: string): Place => {
  const found = placeFor(join(dataDir, 'postgres'), binaries, account);
  if (found.moved) moved.push(found);
  return found;
};

describe('where the embedded server keeps its data', () => {
  it('is where it was asked for, when its account can get there', () => {
    chmodSync(home, 0o755);
    expect(place(join(home, '.hub'))).toEqual({ data: join(home, '.hub', 'postgres'), binaries, moved: false });
  });

  it('is in /var/tmp below a folder that is closed to others, and there again the next time', () => {
    chmodSync(home, 0o700);
    const first = place(join(home, '.hub'));
    expect(first).toMatchObject({ moved: true, data: expect.stringMatching(/^\/var\/tmp\/innovationshubben-data-/) });
    expect(place(join(home, '.hub'))).toEqual(first);
  });

  it('is another one for a fresh clone at the same path', () => {
    chmodSync(home, 0o700);
    const first = place(join(home, '.hub'));
    rmSync(join(home, '.hub'), { recursive: true });
    expect(place(join(home, '.hub')).data).not.toBe(first.data);
  });

  it('stays where it is for whoever runs the server under their own account', () => {
    chmodSync(home, 0o700);
    expect(placeFor(join(home, '.hub', 'postgres'), binaries, undefined).moved).toBe(false);
  });
});
