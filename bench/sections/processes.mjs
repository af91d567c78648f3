import pg from 'pg';
import { start } from '../contestants/start.mjs';
import { inTurns } from '../measuring/rounds.mjs';
import { shuffled } from '../measuring/seed.mjs';
import { FACTS, streamOf } from '../story.mjs';

/** What is wrong with a log: counted in it, and against what was acknowledged. All of it must be 0. */
const faultsOf = async (url, acknowledged) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT (SELECT coalesce(sum(max - count), 0)::int FROM (SELECT max(version), count(*) FROM events GROUP BY stream) s) AS gaps,
         (SELECT (max(position) - count(*))::int FROM events) AS holes,
         (SELECT (count(*) - count(DISTINCT (stream, metadata->>'commandId')))::int FROM events) AS doubles`,
    );
    const { rows: events } = await client.query(`SELECT stream, version, position FROM events WHERE version > $1`, [FACTS]);
    const known = new Map(events.map(({ stream, version, position }) => [`${stream}/${version}`, position]));
    const lost = acknowledged.filter(([n, version, position]) => known.get(`${streamOf(n)}/${version}`) !== position).length;
    return { ...rows[0], lost, unasked: events.length - acknowledged.length };
  } finally {
    await client.end();
  }
};

/**
 * Two processes of the hub that write to the same streams, beside one that has all their callers. Every log is then counted through.
 * @returns commands a second of each round, and what was wrong in all of them together.
 */
export const measureProcesses = async (server, { rounds, processes: { boxes, callers, ms } }, say) => {
  const writers = [await start('hub-writer'), await start('hub-writer')];
  const faults = { gaps: 0, holes: 0, doubles: 0, lost: 0, unasked: 0 };
  const numbers = shuffled(boxes, 3);
  const turn = async (how) => {
    const url = await server.create('processes');
    const taking = how === 'two' ? writers : writers.slice(0, 1);
    for (const { ask } of taking) await ask('open', url);
    await taking[0].ask('seed', numbers);
    const each = (callers * writers.length) / taking.length;
    const wrote = await Promise.all(taking.map(({ ask }) => ask('write', numbers, each, ms)));
    for (const { ask } of taking) await ask('close');
    const acknowledged = wrote.flatMap((one) => one.acknowledged);
    const found = await faultsOf(url, acknowledged);
    for (const fault of Object.keys(faults)) faults[fault] += found[fault];
    return {
      rate: wrote.reduce((sum, { rate }) => sum + rate, 0),
      count: acknowledged.length,
      contended: wrote.reduce((sum, one) => sum + one.contended, 0),
    };
  };
  try {
    say(`one process and two write to the same ${boxes} streams`);
    const results = await inTurns(['one', 'two'], rounds, turn);
    return { results, faults, boxes, callers: callers * writers.length };
  } finally {
    await Promise.all(writers.map(({ end }) => end()));
  }
};
