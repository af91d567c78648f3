import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CaseFilesModule, DEMO_CASE, isWhole, playDemoCase, type PlayReport, readCaseFile } from '@hub/case-files';
import { HubModule, openConnections } from '@hub/hub';
import { LineageReader, type Summary, SummaryReader } from '@hub/insights';
import { openPool } from '@hub/platform';
import { freshSchema, testConfig, testDatabaseUrl } from '@hub/testing/platform';
import type pg from 'pg';
import { freshDatabase, hubCommand, startHubCommand } from '../setup/hub-command.js';

const LONG = 240_000;

@Module({})
class TestModule {}

const openHub = async (schema: string): Promise<INestApplicationContext> => {
  const config = testConfig({ HUB_PROJECTIONS: 'off' });
  const connections = await openConnections(config, testDatabaseUrl(), 'hub-test', schema);
  return NestFactory.createApplicationContext(
    { module: TestModule, imports: [HubModule.with(connections), CaseFilesModule] },
    { logger: false, abortOnError: false },
  );
};

/** What a source says of a challenge. `undefined` means that none does: then the figure is open, or its word is among the synthetic. */
const record = {
  SNOW: {
    cycle: undefined,
    interested: 11,
    requests: undefined,
    tenders: 4,
    partners: ['Klimator AB'],
    ipOwner: 'Klimator AB',
    inUseElsewhere: 7,
  },
  HEAT: {
    cycle: undefined,
    interested: undefined,
    requests: undefined,
    tenders: undefined,
    partners: undefined,
    ipOwner: undefined,
    inUseElsewhere: undefined,
  },
  WASTE: {
    cycle: undefined,
    interested: undefined,
    requests: undefined,
    tenders: undefined,
    partners: ['Bintel AB'],
    ipOwner: 'Bintel AB',
    inUseElsewhere: undefined,
  },
  FOOD: {
    cycle: 3,
    interested: undefined,
    requests: undefined,
    tenders: undefined,
    partners: [],
    ipOwner: null,
    inUseElsewhere: undefined,
  },
  WATER: {
    cycle: undefined,
    interested: undefined,
    requests: undefined,
    tenders: undefined,
    partners: [],
    ipOwner: null,
    inUseElsewhere: undefined,
  },
} as const;

describe('the DIACCESS case', () => {
  const schema = freshSchema();
  let admin: pg.Pool;
  let app: INestApplicationContext;
  let first: PlayReport | undefined;
  let summary: Summary;
  const read = () => app.get(SummaryReader, { strict: false }).read();
  const challenge = (key: string) => summary.challenges.find((each) => each.key === key);

  beforeAll(async () => {
    admin = openPool({ url: testDatabaseUrl(), application: 'hub-test' });
    await admin.query(`CREATE SCHEMA ${schema}`);
    app = await openHub(schema);
    first = await playDemoCase(app);
    summary = await read();
  }, LONG);
  afterAll(async () => {
    await app.close();
    await admin.query(`DROP SCHEMA ${schema} CASCADE`);
    await admin.end();
  });

  it('plays whole into an empty store', () => {
    expect(first?.acts.filter(({ outcome }) => outcome !== 'played')).toEqual([]);
    expect(first?.notReached).toBe(0);
  });

  it('shows the real figures', () => {
    expect(summary.programme).toEqual({ cyclesPlanned: 5, cyclesOpened: 3, challengesMax: 15 });
    expect(summary.challenges.map(({ key }) => key).sort()).toEqual(Object.keys(record).sort());
    for (const [key, figures] of Object.entries(record))
      expect(challenge(key)).toMatchObject(Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== undefined)));
  });

  it('leaves open what no source says, or names it as made up', () => {
    for (const [key, figures] of Object.entries(record)) {
      const shown = challenge(key);
      const unsaid = (Object.keys(figures) as (keyof typeof figures)[]).filter((figure) => figures[figure] === undefined);
      for (const figure of unsaid.filter((each) => each !== 'partners' && each !== 'ipOwner'))
        expect({ key, figure, open: shown?.[figure] === null || shown?.synthetic.includes(figure) }).toEqual({ key, figure, open: true });
    }
    const unnamed = 'Innovator of HEAT (not named in any source)';
    expect(challenge('HEAT')).toMatchObject({ partners: [unnamed], ipOwner: unnamed });
    expect(challenge('WASTE')?.synthetic).toEqual(expect.arrayContaining(['acceptance', 'purchase', 'contract amounts']));
    for (const { synthetic } of summary.challenges)
      expect(synthetic).toEqual(expect.arrayContaining(['dates', 'proposal', 'effect estimate', 'implementation likelihood']));
    for (const key of ['SNOW', 'HEAT', 'WASTE', 'FOOD'])
      expect(challenge(key)?.synthetic).toEqual(expect.arrayContaining(['termination terms', 'number of partners', 'award criteria']));
    for (const key of ['SNOW', 'HEAT', 'WASTE'])
      expect(challenge(key)?.synthetic).toEqual(expect.arrayContaining(['cycle', 'targets', 'target assessments', 'performance levels']));
  });

  it('has no act without a source or a mark, and no day that is not marked but those that a source gives', async () => {
    const read = await readCaseFile(DEMO_CASE);
    if ('problems' in read) throw new Error('the case is not whole');
    const { acts } = read.file;
    expect(acts.filter(({ sources, synthetic }) => sources.length + synthetic.length === 0)).toEqual([]);
    const dated = acts.filter(({ synthetic }) => !synthetic.includes('dates')).map(({ key, at }) => `${at.slice(0, 10)} ${key}`);
    expect(dated).toEqual([
      '2022-05-09 snow-behaviour',
      '2022-05-09 waste-behaviour',
      '2022-05-09 heat-behaviour',
      '2022-12-15 snow-use-by-others',
      '2023-03-22 waste-drivers',
    ]);
  });

  it('stops where the record stops: FOOD, WATER and the cycles have no outcome', async () => {
    expect(challenge('FOOD')).toMatchObject({ tenders: null, partners: [], phase: 'notice' });
    expect(challenge('WATER')).toMatchObject({ cycle: null, partners: [], phase: 'published' });
    const closed = await admin.query(`SELECT 1 FROM ${schema}.events WHERE type IN ('cycle-closed.v1', 'cycle-cancelled.v1')`);
    expect(closed.rowCount).toBe(0);
  });

  it('shows what dropped out, every proposal once', () => {
    const { submitted, outcomes } = summary.proposals;
    expect(outcomes).toMatchObject({ challenge: 5, market: 1, parked: 1, declined: 1, withdrawn: 1, merged: 1, open: 0 });
    expect(Object.values(outcomes).reduce((a, b) => a + b)).toBe(submitted);
  });

  it('leads from SNOW back to its proposals and on to its use elsewhere', async () => {
    const chain = await app.get(LineageReader, { strict: false }).of('SNOW');
    const kinds = [...new Set(chain?.nodes.map(({ kind }) => kind))];
    expect(kinds).toEqual(
      expect.arrayContaining([
        ...['proposal', 'evaluation', 'outcome', 'challenge', 'cycle', 'procurement', 'partnership'],
        ...['ip-record', 'test-bed', 'use-elsewhere', 'organisation'],
      ]),
    );
    expect(chain?.nodes.filter(({ kind }) => kind === 'proposal')).toHaveLength(2);
  });

  it(
    'changes nothing when it is played again',
    async () => {
      const again = await playDemoCase(app);
      expect(again && isWhole(again)).toBe(true);
      expect(new Set(again?.acts.map(({ outcome }) => outcome))).toEqual(new Set(['unchanged']));
      expect(await read()).toEqual(summary);
    },
    LONG,
  );

  it(
    'comes to the same by the hub command that was interrupted, killed and run again',
    async () => {
      const { url, drop } = await freshDatabase();
      const pool = openPool({ url, application: 'hub-test' });
      const reached = async (position: number, { child }: ReturnType<typeof startHubCommand>): Promise<void> => {
        while (child.exitCode === null && child.signalCode === null) {
          const at = await pool.query<{ position: string }>('SELECT position FROM event_head').catch(() => undefined);
          if (Number(at?.rows[0]?.position ?? 0) >= position) return;
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
      };
      try {
        const interrupted = startHubCommand(url, 'play', DEMO_CASE);
        await reached(60, interrupted);
        interrupted.child.kill('SIGINT');
        expect(await interrupted.ended).toMatchObject({ code: 130, err: 'Interrupted between two acts. Play the file again to go on.\n' });
        const killed = startHubCommand(url, 'play', DEMO_CASE);
        await reached(200, killed);
        killed.child.kill('SIGKILL');
        expect(await killed.ended).toMatchObject({ signal: 'SIGKILL' });
        expect(await hubCommand(url, 'play', DEMO_CASE)).toMatchObject({ code: 0, err: '' });
        const told = await hubCommand(url, 'summary', '--json');
        expect(told).toMatchObject({ code: 0, err: '' });
        expect(JSON.parse(told.out)).toEqual(summary);
      } finally {
        await pool.end();
        await drop();
      }
    },
    LONG,
  );
});
