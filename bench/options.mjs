export const SECTIONS = ['commands', 'projections', 'loads', 'processes'];

// The peers get as many boxes as they get through in a turn: to make more of them takes them minutes.
const FULL = {
  rounds: 5,
  commands: { levels: [1, 8, 32], boxes: 9_000, peerBoxes: 3_000, warmUp: 400, ms: 2_000 },
  projections: { boxes: 40_000 },
  loads: { boxes: { 10: 40, 1_000: 10, 10_000: 4 }, ms: 500, commands: 40 },
  processes: { boxes: 50, callers: 16, ms: 3_000 },
};

const QUICK = {
  rounds: 1,
  commands: { levels: [1, 8, 32], boxes: 600, peerBoxes: 300, warmUp: 50, ms: 1_000 },
  projections: { boxes: 2_000 },
  loads: { boxes: { 10: 4, 1_000: 2 }, ms: 200, commands: 8 },
  processes: { boxes: 20, callers: 4, ms: 1_000 },
};

/** The least number of rounds whose median is worth writing down. */
export const LEAST_ROUNDS = 5;

const USE = `npm run bench                    all of it; writes docs/performance.md
npm run bench -- commands loads  some of: ${SECTIONS.join(', ')}
npm run bench -- --rounds 7      more rounds than ${FULL.rounds}
npm run bench -- --quick         a look whether all of it runs: small, one round, no figures to believe`;

/** What is asked for. @throws {Error} naming what is not understood, and how it is used. */
export const readOptions = (args) => {
  const sections = [];
  let [rounds, quick] = [undefined, false];
  for (let place = 0; place < args.length; place += 1) {
    const word = args[place];
    if (word === '--quick') quick = true;
    else if (word === '--rounds' && /^[1-9]\d?$/.test(args[place + 1] ?? '')) rounds = Number(args[++place]);
    else if (SECTIONS.includes(word)) sections.push(word);
    else throw new Error(`not understood: ${word}\n\n${USE}`);
  }
  const size = quick ? QUICK : FULL;
  return {
    size: { ...size, rounds: rounds ?? size.rounds },
    sections: sections.length > 0 ? SECTIONS.filter((section) => sections.includes(section)) : SECTIONS,
    isWhole: sections.length === 0 && !quick && (rounds ?? size.rounds) >= LEAST_ROUNDS,
  };
};
