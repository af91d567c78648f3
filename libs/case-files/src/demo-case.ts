import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { EventStore } from '@hub/event-store';
import { readCaseFile } from './case-file-reader.js';
import { CasePlayer, correlationOf, type PlayReport } from './case-player.js';
import { repositoryRoot } from './repository-root.js';

/** The case that is shipped with the program: the public record of DIACCESS. */
export const DEMO_CASE = join(repositoryRoot(), 'cases', 'diaccess.json');

/** The shipped case cannot be read: the installation is damaged. */
export class DemoCaseUnusable extends Error {}

/**
 * Plays the shipped case into a store that is empty, or that began with it: then the last start may have ended in the middle, and what
 * was played is passed by. A store that began with anything else is left alone. `app` needs `CaseFilesModule`.
 * @returns undefined when nothing was to be played. @throws {DemoCaseUnusable}
 */
export const playDemoCase = async (app: INestApplicationContext, path = DEMO_CASE): Promise<PlayReport | undefined> => {
  const [first] = await app.get(EventStore, { strict: false }).readAll(0n, 1);
  const read = await readCaseFile(path);
  if ('problems' in read) {
    const [{ place, problem } = { place: '', problem: '' }] = read.problems;
    throw new DemoCaseUnusable(`${path}: ${place} ${problem}`);
  }
  if (first && !first.metadata['correlationId']?.startsWith(correlationOf(read.file.id, ''))) return undefined;
  return app.get(CasePlayer, { strict: false }).play(read.file);
};
