import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CasePlayer, DEMO_CASE, isWhole, readCaseFile } from '@hub/case-files';
import { SummaryReader } from '@hub/insights';
import { StandIn } from '@hub/testing/event-store';
import { startHub, type TestHub } from '../setup/start-hub.js';

const LONG = 180_000;

/** What the case leaves in the summary; the place in the log is the store's own. */
const playInto = async (hub: TestHub): Promise<object> => {
  const read = await readCaseFile(DEMO_CASE);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  expect(isWhole(await hub.app.get(CasePlayer).play(read.file))).toBe(true);
  await hub.settle();
  const { position: _position, ...summary } = await hub.app.get(SummaryReader, { strict: false }).read();
  return summary;
};

describe('DIACCESS', () => {
  let standIn: StandIn;
  const hubs: TestHub[] = [];
  beforeAll(async () => {
    standIn = await StandIn.start();
  });
  afterAll(async () => {
    for (const hub of hubs) await hub.close();
    await standIn.stop();
  }, LONG);

  it(
    'gives the same summary from KurrentDB as from PostgreSQL',
    async () => {
      const onKurrent = await startHub({ KURRENTDB_URL: standIn.url });
      hubs.push(onKurrent);
      const onPostgres = await startHub();
      hubs.push(onPostgres);
      expect(await playInto(onKurrent)).toEqual(await playInto(onPostgres));
    },
    LONG,
  );
});
