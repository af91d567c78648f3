import { afterEach, describe, expect, it } from '@jest/globals';
import type { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { Connection, type Line } from './connection.js';
import { PATIENCE } from './patience.js';

/** The last of the states of a channel, in gRPC. */
const SHUTDOWN = 4;
type Channel = Readonly<{ getConnectivityState: (connects: boolean) => number }>;

describe('a client that is given up', () => {
  const open: Connection[] = [];
  afterEach(() => Promise.all(open.splice(0).map((each) => each.close())));

  /** A connection, and the channel that its client has opened; nothing listens there. */
  const opened = async () => {
    const connection = new Connection('kurrentdb://127.0.0.1:9?tls=false', PATIENCE);
    open.push(connection);
    const line = connection.line();
    const channel = await (line.client as unknown as Readonly<{ getChannel: () => Promise<Channel> }>).getChannel();
    return { connection, line, isClosed: () => channel.getConnectivityState(false) === SHUTDOWN };
  };

  it.each<readonly [string, (connection: Connection, line: Line) => void | Promise<void>]>([
    ['because it gave no answer', (connection, line) => connection.giveUp(line)],
    ['with its store', (connection) => connection.close()],
  ])('%s leaves no channel open, and whoever hangs on it is told', async (_why, giveUp) => {
    const { connection, line, isClosed } = await opened();
    expect([isClosed(), line.gone.aborted]).toEqual([false, false]);
    await giveUp(connection, line);
    expect([isClosed(), line.gone.aborted]).toEqual([true, true]);
  });

  it('is given up once: whoever says so late harms not the one that came after it', async () => {
    const { connection, line } = await opened();
    connection.giveUp(line);
    const next = connection.line();
    connection.giveUp(line);
    expect([connection.line() === next, next.gone.aborted]).toEqual([true, false]);
  });

  it('closes its channels also when it cannot be disposed of', async () => {
    const { connection, line, isClosed } = await opened();
    (line.client as { dispose: KurrentDBClient['dispose'] }).dispose = () => new Promise(() => undefined);
    await connection.close();
    expect(isClosed()).toBe(true);
  });
});
