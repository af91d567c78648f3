import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { StoreUnavailable } from '../../event-store.js';
import { Channels } from './channels.js';

/** The last of the states of a channel, in gRPC. */
const SHUTDOWN = 4;
type Channel = Readonly<{ getConnectivityState: (connects: boolean) => number }>;

describe('the channels of a client', () => {
  const watched: Channels[] = [];
  afterEach(() => {
    for (const each of watched.splice(0)) each.close();
  });

  /** A client whose channels are watched. */
  const openClient = (url = 'kurrentdb://127.0.0.1:9?tls=false') => {
    const client = KurrentDBClient.connectionString(url);
    const channels = new Channels(client);
    watched.push(channels);
    return { client: client as unknown as Readonly<Record<'createChannel' | 'getChannel', () => Promise<Channel>>>, channels };
  };
  const opened = (url: string): Promise<Channel> => openClient(url).client.createChannel();
  const isClosed = (channel: Channel): boolean => channel.getConnectivityState(false) === SHUTDOWN;

  it('are closed when it opens another, also those that it lost sight of', async () => {
    const { client } = openClient();
    const [first, second] = [await client.createChannel(), await client.createChannel()];
    expect([isClosed(first), isClosed(second)]).toEqual([true, false]);
  });

  it('are closed with it, as the client itself opens them', async () => {
    const { client, channels } = openClient();
    const channel = await client.getChannel();
    expect(isClosed(channel)).toBe(false);
    channels.close();
    expect(isClosed(channel)).toBe(true);
  });

  it('are not opened any more when it was given up', async () => {
    const { client, channels } = openClient();
    channels.close();
    await expect(client.getChannel()).rejects.toThrow(StoreUnavailable);
  });

  it('share nothing with those of another client, also not how long it is until one connects again', async () => {
    let tries = 0;
    const refusing = createServer((socket) => {
      tries += 1;
      socket.destroy();
    });
    await new Promise<void>((listening) => refusing.listen(0, '127.0.0.1', listening));
    const { port } = refusing.address() as AddressInfo;
    const [one, other] = await Promise.all([1, 2].map(() => opened(`kurrentdb://127.0.0.1:${port}?tls=false`)));
    const tried = async (channel: Channel | undefined, times: number): Promise<number> => {
      const begun = performance.now();
      for (; tries < times; await wait(10)) channel?.getConnectivityState(true);
      return performance.now() - begun;
    };
    // The third try comes after one second and then 1.6, and the fourth two seconds after that at the earliest.
    await tried(one, 3);
    expect(await tried(other, 4)).toBeLessThan(1_500);
    await new Promise((closed) => refusing.close(closed));
  });
});
