import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

const stamp = (): string => {
  try {
    return readFileSync(new URL('../../../../.built', import.meta.url), 'utf8').trim();
  } catch {
    return `unbuilt-${randomUUID()}`;
  }
};

/** Names the build that runs: what one build derived from the log, another one does not go on with. A program that was not built is new each time. */
export const BUILD_ID = stamp();
