import { median, msText, rateText, ratio, ratioText } from '../measuring/figures.mjs';

/** A table in Markdown. */
export const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map((cell) => String(cell)).join(' | ')} |`).join('\n');

const rates = (rounds) => rounds.map(({ rate }) => rate);
const callersText = (callers) => `${callers} ${callers === 1 ? 'caller' : 'callers'}`;

const NAMES = {
  warm: 'hub, warm (as it runs)',
  cold: 'hub, cold (loads for every command)',
  port: "the hub's store alone: load, decide, append",
  emmett: 'Emmett',
  castore: 'Castore',
};

const UNIQUE = 'the same INSERT, with the unique indexes of the hub';
const insertName = ({ isPgbench }) => (isPgbench ? 'pgbench, single INSERT' : 'node-postgres, single INSERT (there was no pgbench)');

/** Ratios of full commands: to single INSERTs, and to the peers, each at the same number of callers. */
export const commandRatios = ({ levels, floor }) => {
  const callers = Object.keys(levels).map(Number);
  const to = (name, other) => callers.map((each) => ratioText(ratio(rates(levels[each][name]), rates(levels[each][other]))));
  const head = (other) => [other, ...callers.map(callersText)];
  return [
    table(head(`to ${insertName(floor)}`), [
      [UNIQUE, ...to('insertUnique', 'insert')],
      ...Object.entries(NAMES).map(([name, text]) => [text, ...to(name, 'insert')]),
    ]),
    table(
      head('to Emmett'),
      ['warm', 'cold', 'port', 'castore'].map((name) => [NAMES[name], ...to(name, 'emmett')]),
    ),
    table(
      head('to Castore'),
      ['warm', 'cold', 'port'].map((name) => [NAMES[name], ...to(name, 'castore')]),
    ),
  ].join('\n\n');
};

/** The same on this machine, as numbers that hold nowhere else. */
export const commandRates = ({ levels, floor }) => {
  const names = { insert: insertName(floor), insertUnique: UNIQUE, ...NAMES };
  const cell = (rounds) => {
    const rate = rateText(median(rates(rounds)));
    if (rounds[0].p50 === undefined) return rate;
    return `${rate}, ${msText(median(rounds.map(({ p50 }) => p50)))}/${msText(median(rounds.map(({ p99 }) => p99)))}`;
  };
  const callers = Object.keys(levels);
  return table(
    ['a second, p50/p99 in ms', ...callers.map((each) => callersText(Number(each)))],
    Object.entries(names).map(([name, text]) => [text, ...callers.map((each) => cell(levels[each][name]))]),
  );
};

export const projectionTable = ({ results: { copy, catchUp, rebuild } }) =>
  table(
    ['', 'to COPY', 'a second, on this machine'],
    [
      ['COPY of as many rows', '1', rateText(median(rates(copy)))],
      ['the read model catches up', ratioText(ratio(rates(catchUp), rates(copy))), rateText(median(rates(catchUp)))],
      ['the read model is built again', ratioText(ratio(rates(rebuild), rates(copy))), rateText(median(rates(rebuild)))],
    ],
  );

const LOADS = {
  open: 'hub opens it, remembering nothing',
  command: 'hub does a whole command on it, remembering nothing',
  inFull: 'hub reads and folds all of it',
  fold: 'the fold alone',
  emmett: 'Emmett opens it',
  castore: 'Castore opens it',
};

export const loadTables = ({ results, lengths }) => {
  const times = (length, name) => results[length][name].map(({ p50 }) => p50);
  const heads = lengths.map((length) => `${length.toLocaleString('en')} facts`);
  const [shortest] = lengths;
  const ways = Object.entries(LOADS);
  return [
    table(
      [`time, to that for ${shortest} facts`, ...heads],
      ways.map(([name, text]) => [text, ...lengths.map((length) => ratioText(ratio(times(length, name), times(shortest, name))))]),
    ),
    table(
      ['p50 in ms, on this machine', ...heads],
      ways.map(([name, text]) => [text, ...lengths.map((length) => msText(median(times(length, name))))]),
    ),
  ].join('\n\n');
};

export const processTables = ({ results: { one, two }, faults }) =>
  [
    table(
      ['', 'to one process', 'commands a second, on this machine', 'commands in all', 'refused as contended'],
      [
        ['one process', '1', one],
        ['two processes', ratioText(ratio(rates(two), rates(one))), two],
      ].map(([name, text, rounds]) => [
        name,
        text,
        rateText(median(rates(rounds))),
        rounds.reduce((sum, { count }) => sum + count, 0),
        rounds.reduce((sum, { contended }) => sum + contended, 0),
      ]),
    ),
    table(
      ['gaps in streams', 'holes in the order', 'commands recorded twice', 'acknowledged and not there', 'there and not acknowledged'],
      [[faults.gaps, faults.holes, faults.doubles, faults.lost, faults.unasked]],
    ),
  ].join('\n\n');
