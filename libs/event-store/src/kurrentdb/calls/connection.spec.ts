import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type KurrentDBClient, StreamNotFoundError, UnavailableError } from '@kurrent/kurrentdb-client';
import { Connection, type Half } from './connection.js';
import { PATIENCE } from './patience.js';

describe('a client that says again and again that the server is not there', () => {
  let connection: Connection;
  beforeEach(() => {
    // Nothing listens there, and nothing is asked there: what is asked is answered here.
    connection = new Connection('kurrentdb://127.0.0.1:9?tls=false', PATIENCE);
  });
  afterEach(() => connection.close());

  /** The client that was asked, and which gave this answer, or failed with it. */
  const asked = async (half: Half, answer: unknown): Promise<KurrentDBClient> => {
    const clients: KurrentDBClient[] = [];
    const ask = async (client: KurrentDBClient): Promise<unknown> => {
      clients.push(client);
      if (answer instanceof Error) throw answer;
      return answer;
    };
    await connection.ask(half, { msLeft: 1_000 }, ask).catch(() => undefined);
    return clients[0] as KurrentDBClient;
  };

  it('is asked for a while, and then replaced: it may never find out that the server is back', async () => {
    const client = await asked('reads', new UnavailableError());
    expect(await asked('reads', new UnavailableError())).toBe(client);
    await wait(600);
    expect(await asked('reads', new UnavailableError())).toBe(client);
    expect(await asked('reads', 'an answer')).not.toBe(client);
  });

  it.each([
    ['an answer', 'an answer'],
    ['an answer that is none of its failures', new StreamNotFoundError(undefined, 's')],
  ])('is kept when it gave %s in between', async (_what, answer) => {
    const client = await asked('reads', new UnavailableError());
    await wait(600);
    await asked('reads', answer);
    await asked('reads', new UnavailableError());
    expect(await asked('reads', 'an answer')).toBe(client);
  });

  it('is replaced also when its other half answers', async () => {
    const client = await asked('reads', new UnavailableError());
    await wait(600);
    await asked('appends', 'an answer');
    await asked('reads', new UnavailableError());
    expect(await asked('reads', 'an answer')).not.toBe(client);
  });
});
