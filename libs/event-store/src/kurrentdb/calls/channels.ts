import type { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { StoreUnavailable } from '../../event-store.js';

type Pool = Readonly<{ constructor: new () => Pool }>;
type Channel = Readonly<{ close: () => void; internalChannel: { subchannelPool: Pool } }>;
type Opening = { createChannel: () => Promise<Channel> };

/**
 * The channels that a client opens, of which it needs one at a time. It loses sight of some when several of its calls fail at once, and a
 * call that is under way when the client is given up may open another; nobody but this closes those.
 *
 * Each has its own connection. gRPC would share one among all channels of a process that lead to the same place, and with it the time it
 * waits before it connects again. That grows during an outage, to two minutes, and a fresh client would wait as long as the one before.
 */
export class Channels {
  private open: Channel | undefined;
  private isOver = false;

  constructor(client: KurrentDBClient) {
    const opening = client as unknown as Opening;
    const create = opening.createChannel;
    opening.createChannel = async () => {
      const channel = await create();
      // As `grpc.use_local_subchannel_pool` would, an option that the client has no place for.
      channel.internalChannel.subchannelPool = new channel.internalChannel.subchannelPool.constructor();
      this.open?.close();
      this.open = channel;
      if (!this.isOver) return channel;
      channel.close();
      throw new StoreUnavailable('the client was given up');
    };
  }

  /** Closes what is open, and whatever a call that is still under way opens later. */
  close(): void {
    this.isOver = true;
    this.open?.close();
  }
}
