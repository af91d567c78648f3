import { start } from '../contestants/start.mjs';
import { inTurns } from '../measuring/rounds.mjs';

const PEERS = ['emmett', 'castore'];
/** How the hub opens a stream: see contestants/hub-loads.mjs. */
const WAYS = ['open', 'command', 'inFull'];

/** The boxes of every length, each length with numbers of its own. */
const layOut = (boxes) => {
  let next = 0;
  return Object.entries(boxes).map(([length, count]) => ({
    length: Number(length),
    numbers: Array.from({ length: count }, () => next++),
  }));
};

/**
 * How long it takes to open streams of several lengths, one at a time.
 * @returns for every length and every way what each round gave.
 */
export const measureLoads = async (server, { rounds, loads }, say) => {
  const all = layOut(loads.boxes);
  const processes = {};
  try {
    for (const name of ['hub', ...PEERS]) {
      processes[name] = await start(name === 'hub' ? 'hub-loads' : name);
      const { ask } = processes[name];
      const url = await server.create(`loads_${name}`);
      say(`${name} makes streams of ${all.map(({ length }) => length).join(', ')} facts`);
      if (name === 'hub')
        await ask(
          'open',
          url,
          all.flatMap(({ length, numbers }) => numbers.map((n) => ({ n, facts: length }))),
        );
      else {
        await ask('open', url);
        for (const { length, numbers } of all) await ask('seedBoxes', numbers, length);
      }
      for (const { length, numbers } of all)
        if ((await ask('deposits', numbers[0])) !== length - 1) throw new Error(`${name} folds a stream of ${length} facts wrongly`);
    }
    const turn = (name, length, numbers) => {
      if (PEERS.includes(name)) return processes[name].ask('measureLoads', numbers, loads.ms);
      if (name === 'fold') return processes.hub.ask('measureFold', length, loads.ms);
      return processes.hub.ask('measureLoads', numbers, loads.ms, name, ...(name === 'command' ? [loads.commands] : []));
    };
    const names = [...WAYS, 'fold', ...PEERS];
    const results = Object.fromEntries(all.map(({ length }) => [length, Object.fromEntries(names.map((name) => [name, []]))]));
    say('streams are opened');
    // Every length in every round, so that lengths can be compared as contestants are.
    for (let round = 0; round < rounds; round += 1)
      for (const { length, numbers } of all) {
        const given = await inTurns(names, 1, (name) => turn(name, length, numbers), round);
        for (const name of names) results[length][name].push(...given[name]);
      }
    for (const { ask } of Object.values(processes)) await ask('close');
    return { results, lengths: all.map(({ length }) => length) };
  } finally {
    await Promise.all(Object.values(processes).map(({ end }) => end()));
  }
};
