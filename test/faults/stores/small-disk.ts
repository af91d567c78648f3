import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of its own: `fill` leaves no byte of room on it, `free` makes room again. */
export type SmallDisk = Readonly<{ folder: string; fill: () => void; free: () => void; close: () => void }>;

/** Mounts a small disk in memory. Undefined where this account may not mount one, as most may not. */
export const mountSmallDisk = (mebibytes: number): SmallDisk | undefined => {
  const folder = mkdtempSync(join(tmpdir(), 'hub-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', folder]);
  if (mounted.status !== 0) {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  chmodSync(folder, 0o755);
  const rest = join(folder, 'rest');
  return {
    folder,
    fill: () => {
      for (const bytes of [1_048_576, 4_096]) {
        const piece = Buffer.alloc(bytes);
        try {
          for (;;) writeFileSync(rest, piece, { flag: 'a' });
        } catch (error) {
          if ((error as { code?: unknown }).code !== 'ENOSPC') throw error;
        }
      }
    },
    free: () => rmSync(rest, { force: true }),
    close: () => {
      spawnSync('umount', [folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
