import { start } from '../contestants/start.mjs';
import { insertFloor } from '../database/pgbench.mjs';
import { inTurns } from '../measuring/rounds.mjs';
import { shuffled } from '../measuring/seed.mjs';

const INSERTS = ['insert', 'insertUnique'];
const PEERS = ['emmett', 'castore'];
const MANNERS = ['warm', 'cold', 'port'];

/**
 * Full commands (load five facts, decide, append one) at several numbers of callers, beside single INSERTs of the same row. Everybody
 * begins each turn with a fresh copy of the same boxes.
 * @returns for every number of callers and every contestant what each round gave, in the order of the rounds.
 */
export const measureCommands = async (server, { rounds, commands }, say) => {
  const { levels, boxes, peerBoxes, warmUp, ms } = commands;
  const order = shuffled(boxes, 1);
  const measured = (name) => (PEERS.includes(name) ? order.slice(0, peerBoxes) : order);
  const atMost = (callers, most, each) => Math.min(most, callers * each);
  const spare = Array.from({ length: warmUp }, (_, index) => boxes + index);
  const floor = insertFloor();
  const floorUrl = await server.create('floor');
  const processes = {};
  try {
    for (const name of ['hub', ...PEERS]) {
      processes[name] = await start(name === 'hub' ? 'hub-commands' : name);
      const made = [...measured(name), ...spare];
      say(`${name} makes ${made.length} streams`);
      await processes[name].ask('seed', await server.create(name), made);
    }
    const turn = async (name, callers) => {
      if (INSERTS.includes(name)) return floor.measure(floorUrl, callers, ms, { unique: name === 'insertUnique' });
      const who = PEERS.includes(name) ? name : 'hub';
      const { ask } = processes[who];
      await ask('open', await server.copy(who, 'turn'), name);
      await ask('warmUp', spare.slice(0, atMost(callers, warmUp, 50)), callers);
      const answer = await ask('measure', measured(name).slice(0, atMost(callers, boxes, 2_000)), callers, ms);
      await ask('close');
      return answer;
    };
    const results = {};
    for (const [place, callers] of levels.entries()) {
      say(`commands at ${callers} ${callers === 1 ? 'caller' : 'callers'}`);
      results[callers] = await inTurns([...INSERTS, ...MANNERS, ...PEERS], rounds, (name) => turn(name, callers), place);
    }
    return { levels: results, floor: { isPgbench: floor.isPgbench, version: await floor.version() } };
  } finally {
    await Promise.all(Object.values(processes).map(({ end }) => end()));
  }
};
