import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CaseFilesModule, CasePlayer, DEMO_CASE, readCaseFile } from '@hub/case-files';
import { HubModule, openConnections } from '@hub/hub';
import { Desk, Followers, openPool, type Role } from '@hub/platform';
import { freshSchema, testConfig, testDatabaseUrl } from '@hub/testing/platform';
import type pg from 'pg';
import { everyRow } from '../../setup/every-row.js';
import { isLong, randomOf, report, scale, seed } from '../scale.js';

const POINTS = scale(6, 200);
/** After how many points all rows are compared. */
const COMPARE_EVERY = scale(3, 1);
/** After how many points the program that follows is started again. */
const RESTART_EVERY = scale(4, 10);
const ACTS_A_POINT = 6;

const random = randomOf(40);
const schema = freshSchema();
/** The name by which the connections of the hub that is hit are known: nobody else's are touched. */
const hit = `hub-f04-${schema}`;

let admin: pg.Pool;
let writer: INestApplicationContext;
let follower: INestApplicationContext;

const openHub = async (application: string, projections: 'on' | 'off'): Promise<INestApplicationContext> => {
  const connections = await openConnections(testConfig({ HUB_PROJECTIONS: projections }), testDatabaseUrl(), application, schema);
  const module = { module: class Test {}, imports: [HubModule.with(connections), CaseFilesModule] };
  return NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
};

/**
 * Waits for transactions of a program that have moved a checkpoint, and ends all of its connections when it sees one for the nth time: at
 * some statement between the first and the commit. Without any, it ends them after a while all the same.
 */
const AMID = `
  CREATE FUNCTION crash_amid(program text, nth integer, patience interval) RETURNS text LANGUAGE plpgsql AS $$
  DECLARE
    seen integer := 0;
    statement text;
    give_up timestamptz := clock_timestamp() + patience;
  BEGIN
    WHILE clock_timestamp() < give_up LOOP
      PERFORM pg_stat_clear_snapshot();
      SELECT a.query INTO statement FROM pg_locks l JOIN pg_stat_activity a USING (pid)
        WHERE l.relation = 'checkpoints'::regclass AND l.mode = 'RowExclusiveLock' AND a.application_name = program LIMIT 1;
      IF FOUND THEN seen := seen + 1; END IF;
      EXIT WHEN seen >= nth;
      PERFORM pg_sleep(0.0005);
    END LOOP;
    PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = program;
    RETURN CASE WHEN seen >= nth THEN statement END;
  END $$`;

beforeAll(async () => {
  admin = openPool({ url: testDatabaseUrl(), application: 'hub-test', schema });
  await admin.query(`CREATE SCHEMA ${schema}`);
  writer = await openHub('hub-test', 'off');
  await admin.query(AMID);
  follower = await openHub(hit, 'on');
}, 60_000);
afterAll(async () => {
  await follower.close();
  await writer.close();
  await admin.query(`DROP SCHEMA ${schema} CASCADE`);
  await admin.end();
}, 60_000);

/** @returns the statement the program was at, when it was in the middle of a batch. */
const crash = async (patience = '300 ms'): Promise<string | undefined> => {
  const { rows } = await admin.query<{ statement: string | null }>('SELECT crash_amid($1, $2, $3) AS statement', [
    hit,
    1 + random(6),
    patience,
  ]);
  return rows[0]?.statement ?? undefined;
};

const ids: string[] = [];
/** Does an act of the proposals; a refusal is as good as any other answer. */
const act = async (point: number, index: number): Promise<void> => {
  const proposalId = ids[random(ids.length)];
  const [name, input, role] = (
    [
      ['submitProposal', { source: 'employee', title: `Proposal ${point}`, need: `Need ${index}` }, 'employee'],
      ['submitProposal', { source: 'citizen', title: 'Snow', need: 'Clear it', informal: true }, 'citizen'],
      ['askQuestion', { proposalId, question: `What of ${index}?` }, 'coordinator'],
      ['clarifyProposal', { proposalId, title: `Clearer ${point}`, reason: 'asked for' }, 'coordinator'],
      ['mergeProposal', { proposalId, into: ids[random(ids.length)], reason: 'the same' }, 'coordinator'],
      ['unmergeProposal', { proposalId, reason: 'not the same' }, 'coordinator'],
      ['withdrawProposal', { proposalId, reason: 'enough' }, 'coordinator'],
    ] satisfies readonly [string, object, Role][]
  )[ids.length === 0 ? 0 : random(7)] as [string, object, Role];
  const answer = await writer
    .get(Desk)
    .perform(name, input, { ref: `${role}-f04`, roles: [role] }, { commandId: `f04-${seed}-${point}-${index}` });
  if (name === 'submitProposal' && 'id' in answer) ids.push(answer.id);
};

/** Whether every table is, row by row, what it is when it is built from the first fact. It is so afterwards in any case. */
const equalsRebuilt = async (): Promise<boolean> => {
  await writer.get(Followers).settle();
  expect(await writer.get(Followers).parked()).toEqual([]);
  const live = await everyRow(writer, { positions: true });
  for (const { name } of writer.get(Followers).projections()) await writer.get(Followers).rebuild(name);
  return JSON.stringify(live) === JSON.stringify(await everyRow(writer, { positions: true }));
};

describe('F4: a hub whose connections end while it follows, and that is started again now and then', () => {
  it(
    'has the rows, in every table of every read model, that are made of the log from its beginning',
    async () => {
      const counts = { points: 0, amid: 0, restarts: 0, compared: 0, equal: 0, rows: 0 };
      const statements = new Set<string>();
      if (isLong) {
        // A whole case, with all that reacts to it, under fire.
        const read = await readCaseFile(DEMO_CASE);
        if ('problems' in read) throw new Error('the case file cannot be read');
        const still = { playing: true };
        const played = writer
          .get(CasePlayer)
          .play(read.file)
          .finally(() => (still.playing = false));
        while (still.playing) if ((await crash('1 s')) !== undefined) counts.amid += 1;
        expect((await played).notReached).toBe(0);
      }
      for (let point = 1; point <= POINTS; point += 1) {
        const crashed = crash();
        for (let index = 0; index < ACTS_A_POINT; index += 1) await act(point, index);
        const statement = await crashed;
        counts.points += 1;
        if (statement !== undefined) {
          counts.amid += 1;
          statements.add(statement.slice(0, 40));
        }
        if (point % RESTART_EVERY === 0) {
          await follower.close();
          follower = await openHub(hit, 'on');
          counts.restarts += 1;
        }
        if (point % COMPARE_EVERY !== 0) continue;
        counts.compared += 1;
        if (await equalsRebuilt()) counts.equal += 1;
      }
      counts.rows = Object.values(await everyRow(writer, { positions: true })).flat().length;
      report({
        fault: 'F4',
        what: `the hub loses its connections at random (${statements.size} statements hit)`,
        store: 'PostgreSQL',
        control: false,
        counts,
      });
      expect(counts).toMatchObject({ points: POINTS, compared: POINTS / COMPARE_EVERY, equal: POINTS / COMPARE_EVERY });
      expect(counts.amid).toBeGreaterThan(0);
    },
    scale(120_000, 1_700_000),
  );
});
