import { connect, createServer, type Socket } from 'node:net';

/** What lies between a pool and its server, and can go wrong. */
export type FaultyNetwork = Readonly<{
  port: number;
  /** Nothing comes through any more, in neither direction, and nobody is told. */
  freeze: () => void;
  /** Every connection breaks, and no new one is made. */
  cut: () => void;
  /** What the server says next, on any connection, is lost with the connection. */
  loseNextAnswer: () => void;
  /** Everything comes through again; what was frozen goes on. */
  heal: () => void;
  close: () => Promise<void>;
}>;

type Line = Readonly<{ near: Socket; far: Socket }>;

/** Opens a network to a server, which does what it should until it is told otherwise. */
export const openFaultyNetwork = async (server: Readonly<{ host: string; port: number }>): Promise<FaultyNetwork> => {
  const lines = new Set<Line>();
  let state: 'whole' | 'frozen' | 'cut' = 'whole';
  let losing = false;
  const end = ({ near, far }: Line): void => {
    near.destroy();
    far.destroy();
  };
  const network = createServer((near) => {
    if (state === 'cut') return void near.destroy();
    const far = connect(server);
    const line = { near, far };
    lines.add(line);
    for (const socket of [near, far]) {
      socket.on('error', () => end(line));
      socket.on('close', () => {
        end(line);
        lines.delete(line);
      });
      if (state === 'frozen') socket.pause();
    }
    near.on('data', (said) => far.write(said));
    far.on('data', (said) => {
      if (losing) {
        losing = false;
        return end(line);
      }
      near.write(said);
    });
  });
  await new Promise<void>((listening) => network.listen(0, '127.0.0.1', listening));
  const all = (): readonly Socket[] => [...lines].flatMap(({ near, far }) => [near, far]);
  return {
    port: (network.address() as { port: number }).port,
    freeze: () => {
      state = 'frozen';
      for (const socket of all()) socket.pause();
    },
    cut: () => {
      state = 'cut';
      for (const line of lines) end(line);
    },
    loseNextAnswer: () => (losing = true),
    heal: () => {
      state = 'whole';
      for (const socket of all()) socket.resume();
    },
    close: async () => {
      for (const line of lines) end(line);
      await new Promise((closed) => network.close(closed));
    },
  };
};
