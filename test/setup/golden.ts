import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../architecture/tree.js';

/**
 * Compares with what is kept in a file of `test/events/golden`, by giving that back. With HUB_WRITE_GOLDEN=on it writes the file
 * instead, and fails: what was written is looked at before it is believed.
 */
export const golden = (name: string, text: string): string => {
  const file = join(root, 'test/events/golden', name);
  if (process.env['HUB_WRITE_GOLDEN'] === 'on' && (!existsSync(file) || readFileSync(file, 'utf8') !== text)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    throw new Error(`${name} was written; look at what changed, and run again without HUB_WRITE_GOLDEN`);
  }
  if (!existsSync(file)) throw new Error(`${name} is not kept; HUB_WRITE_GOLDEN=on writes it`);
  return readFileSync(file, 'utf8');
};
