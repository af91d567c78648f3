import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asWritten, copyLog, EventStore, KurrentEventStore, readSealLines, sealLines, verifyLog } from '@hub/event-store';
import { Followers } from '@hub/platform';
import { StandIn } from '@hub/testing/event-store';
import { everyRow } from '../setup/every-row.js';
import { startHub, type TestHub } from '../setup/start-hub.js';
import { story, tellStory } from '../setup/story-of-samples.js';

const LONG = 120_000;

describe('a log that goes from PostgreSQL to KurrentDB and back', () => {
  let standIn: StandIn;
  let there: KurrentEventStore;
  const hubs: TestHub[] = [];
  const open = async (env: NodeJS.ProcessEnv): Promise<TestHub> => {
    const hub = await startHub({ HUB_PROJECTIONS: 'off', ...env });
    hubs.push(hub);
    return hub;
  };
  const storeOf = (hub: TestHub): EventStore => asWritten(hub.app.get(EventStore));
  const builtFrom = async ({ app }: TestHub) => {
    for (const { name } of app.get(Followers).projections()) await app.get(Followers).rebuild(name);
    return everyRow(app, { positions: false });
  };

  let original: TestHub;
  beforeAll(async () => {
    standIn = await StandIn.start();
    there = new KurrentEventStore(standIn.url);
    original = await open({});
    const versions = new Map<string, number>();
    for (const { stream, fact } of tellStory()) {
      const { version } = await storeOf(original).append(stream, [fact], versions.get(stream) ?? 0);
      versions.set(stream, version);
    }
  }, LONG);
  afterAll(async () => {
    for (const hub of hubs) await hub.close();
    await there.close();
    await standIn.stop();
  }, LONG);

  it(
    'has the same hash for every stream there, also when it was interrupted',
    async () => {
      const half = (await storeOf(original).readAll(0n, story.length))[Math.floor(story.length / 2)]?.position as bigint;
      await copyLog(storeOf(original), there, { until: half });
      const { outcome, before, copied, differences } = await copyLog(storeOf(original), there);
      expect([outcome, before + copied, differences]).toEqual(['done', story.length, []]);
      expect(before).toBeGreaterThan(0);
      expect(copied).toBeGreaterThan(0);
    },
    LONG,
  );

  it(
    'is verified there with the seals that were written here',
    async () => {
      const kept = await readSealLines([...sealLines((await verifyLog(storeOf(original))).chains)]);
      expect((await verifyLog(there, { kept })).problems).toEqual([]);
    },
    LONG,
  );

  it(
    'leads to the same rows there in every read model, but for positions',
    async () => {
      const rows = await builtFrom(original);
      expect(Object.values(rows).flat().length).toBeGreaterThan(20);
      expect(await builtFrom(await open({ KURRENTDB_URL: standIn.url }))).toEqual(rows);
    },
    LONG,
  );

  it(
    'comes back as it went',
    async () => {
      const back = await open({});
      expect(await copyLog(there, storeOf(back))).toMatchObject({ copied: story.length, differences: [] });
      const facts = (hub: TestHub) => storeOf(hub).readAll(0n, story.length + 1);
      expect(await facts(back)).toEqual(await facts(original));
    },
    LONG,
  );
});
