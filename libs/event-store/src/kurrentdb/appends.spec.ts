import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { OutcomeUnknown, StoreUnavailable } from '../event-store.js';
import { Appends } from './appends.js';
import type { Connection } from './calls/connection.js';
import { PATIENCE } from './calls/patience.js';
import type { Reads } from './reads.js';

describe('an append that the server recorded, and answered without saying where', () => {
  const server = {
    line: () => ({ slots: { take: async () => () => undefined } }),
    ask: async () => ({ success: true, nextExpectedRevision: 0n, position: undefined }),
  } as unknown as Connection;
  const append = (stream: () => Promise<unknown>) =>
    new Appends(server, { stream } as unknown as Reads, PATIENCE).append(
      's',
      [{ id: randomUUID(), type: 'good.v1', data: {}, metadata: {} }],
      0,
    );

  it('is looked up in its stream', async () => {
    expect(await append(async () => [{ position: 7n }])).toEqual({ version: 1, position: 7n });
  });

  it('is of unknown outcome when it cannot be looked up: it is recorded, and nobody must be told that nothing was changed', async () => {
    await expect(append(() => Promise.reject(new StoreUnavailable('a read of s')))).rejects.toThrow(OutcomeUnknown);
  });
});
