import { ratio } from '../measuring/figures.mjs';

const rates = (rounds) => rounds.map(({ rate }) => rate);
const times = (rounds) => rounds.map(({ p50 }) => p50);
const MOST_CALLERS = 32;

const ofCommands = ({ levels, floor }) => {
  const { insert, warm, cold, emmett } = levels[MOST_CALLERS] ?? {};
  if (!warm) return [];
  const toInsert = floor.isPgbench
    ? [
        { what: 'command, warm, 32 callers, to single INSERTs of pgbench', atLeast: 1.2, reached: ratio(rates(warm), rates(insert)) },
        { what: 'command, cold, 32 callers, to single INSERTs of pgbench', atLeast: 0.6, reached: ratio(rates(cold), rates(insert)) },
      ]
    : [];
  return [...toInsert, { what: 'command, warm, 32 callers, to Emmett', atLeast: 12, reached: ratio(rates(warm), rates(emmett)) }];
};

const ofProjections = ({ results: { copy, catchUp, rebuild } }) => [
  { what: 'a read model catches up, to COPY', atLeast: 0.25, reached: ratio(rates(catchUp), rates(copy)) },
  { what: 'a read model is built again, to COPY', atLeast: 0.5, reached: ratio(rates(rebuild), rates(copy)) },
];

const ofLoads = ({ results }) => {
  const [short, long] = [results[10], results[10_000]];
  return short && long
    ? [{ what: 'time to open 10,000 facts, to that of ten', atMost: 2, reached: ratio(times(long.open), times(short.open)) }]
    : [];
};

const faultless = (faults) => {
  const found = Object.values(faults).reduce((sum, count) => sum + Math.abs(count), 0);
  return { median: found, least: found, most: found };
};

const ofProcesses = ({ faults }) => [
  { what: 'gaps, doubles and losses with two processes on the same streams', atMost: 0, reached: faultless(faults), isCount: true },
];

/** What was aimed at, and what was reached: the median of the rounds, each compared with its own round of the other. */
export const aimsOf = ({ commands, projections, loads, processes }) =>
  [
    ...(commands ? ofCommands(commands) : []),
    ...(projections ? ofProjections(projections) : []),
    ...(loads ? ofLoads(loads) : []),
    ...(processes ? ofProcesses(processes) : []),
  ].map((aim) => ({ ...aim, isReached: aim.atLeast === undefined ? aim.reached.median <= aim.atMost : aim.reached.median >= aim.atLeast }));
