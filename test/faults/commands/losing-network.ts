import { connect, createServer, type Socket } from 'node:net';

/** A network to a PostgreSQL server, and what happened on it: how many statements of appends went to the server, and how many answers got lost. */
export type LosingNetwork = Readonly<{ url: string; statements: () => number; lost: () => number; close: () => Promise<void> }>;

/** How a message begins that binds values to the statement of appends: an unnamed portal, and the name of the statement. */
const APPEND = '\0event-store-append\0';

/** Opens a network to the server of `address` that loses the answer to one statement of appends in `oneIn`, and the connection with it. */
export const openLosingNetwork = async (address: string, oneIn: number): Promise<LosingNetwork> => {
  const server = new URL(address);
  const lines = new Set<Socket>();
  let [statements, lost] = [0, 0];
  const network = createServer((near) => {
    const far = connect({ host: server.hostname, port: Number(server.port) });
    let loses = false;
    const end = (): void => {
      for (const socket of [near, far]) socket.destroy();
    };
    for (const socket of [near, far]) {
      lines.add(socket);
      socket.on('error', end).on('close', () => {
        end();
        lines.delete(socket);
      });
    }
    near.on('data', (said) => {
      if (said.includes(APPEND)) {
        statements += 1;
        loses = statements % oneIn === 0;
      }
      far.write(said);
    });
    // The server says nothing before it has committed.
    far.on('data', (said) => {
      if (!loses) return void near.write(said);
      lost += 1;
      loses = false;
      end();
    });
  });
  await new Promise<void>((listening) => network.listen(0, '127.0.0.1', listening));
  const url = new URL(address);
  [url.hostname, url.port] = ['127.0.0.1', String((network.address() as { port: number }).port)];
  return {
    url: url.href,
    statements: () => statements,
    lost: () => lost,
    close: async () => {
      for (const socket of lines) socket.destroy();
      await new Promise((closed) => network.close(closed));
    },
  };
};
