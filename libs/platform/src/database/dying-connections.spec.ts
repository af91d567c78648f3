import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabaseUrl } from '@hub/testing/platform';
import { openDatabase, openPool } from './database.js';

/** How a server says that it is ready for a query, and that it ends the connection because it is itself at its end. */
const READY = Buffer.from('Z\0\0\0\x05I', 'latin1');
const FIELDS = Buffer.from('SFATAL\0VFATAL\0C57P01\0Mterminating connection due to unexpected postmaster exit\0\0', 'latin1');
const LENGTH = Buffer.alloc(4);
LENGTH.writeInt32BE(FIELDS.length + LENGTH.length);
const FATAL = Buffer.concat([Buffer.from('E'), LENGTH, FIELDS]);

describe('a connection that the server ends in the moment in which it is made', () => {
  let dying = false;
  let network: Server;
  let url: string;
  const sockets = new Set<Socket>();
  beforeAll(async () => {
    const { hostname: host, port } = new URL(testDatabaseUrl());
    network = createServer((near) => {
      const far = connect({ host, port: Number(port) });
      for (const socket of [near, far]) {
        sockets.add(socket);
        socket.on('error', () => socket.destroy()).on('close', () => [near, far].forEach((each) => each.destroy()));
      }
      near.on('data', (said) => far.write(said));
      far.on('data', (said) => {
        if (dying && said.includes(READY)) near.end(Buffer.concat([said, FATAL]));
        else near.write(said);
      });
    });
    await new Promise<void>((listening) => network.listen(0, '127.0.0.1', listening));
    const through = new URL(testDatabaseUrl());
    [through.hostname, through.port] = ['127.0.0.1', String((network.address() as { port: number }).port)];
    url = through.href;
  });
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((closed) => network.close(closed));
  });

  it('fails whoever asked the event log for it, and nobody else', async () => {
    dying = true;
    const pool = openPool({ url, application: 'hub-test' });
    const client = await pool.connect();
    await expect(client.query('SELECT 1')).rejects.toThrow();
    client.release(true);
    dying = false;
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await pool.end();
  });

  it('fails whoever asked the read side for it, and nobody else', async () => {
    const database = await openDatabase({ url, application: 'hub-test', entities: [], migrations: [] });
    // The first connection is busy, so that a second one is made.
    const busy = database.query('SELECT pg_sleep(0.5)');
    dying = true;
    await expect(database.query('SELECT 1')).rejects.toThrow();
    dying = false;
    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await busy;
    await database.destroy();
  });
});
