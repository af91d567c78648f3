import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asWritten, EventStore, readSealLines, sealLines, verifyLog } from '@hub/event-store';
import { currentTypes, knownTypes } from '@hub/hub';
import { type AnyFact, type AnyIntent, type Decider, replay } from '@hub/kernel';
import { Followers } from '@hub/platform';
import { filesIn, root } from '../architecture/tree.js';
import { everyRow } from '../setup/every-row.js';
import { golden } from '../setup/golden.js';
import { startHub, type TestHub } from '../setup/start-hub.js';
import { samples, story, tellStory } from '../setup/story-of-samples.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

describe('the samples', () => {
  it('are one for each type that was ever written, and none of another', () => {
    expect([...samples.keys()].sort()).toEqual([...knownTypes()].sort());
    for (const [name, { type }] of samples) expect(type).toBe(name);
  });

  it('say what surrounds a fact as an append stores it: flat text, with who did what, and when', () => {
    for (const [name, { metadata }] of samples) {
      expect([name, Object.values(metadata).filter((value) => typeof value !== 'string')]).toEqual([name, []]);
      expect([name, metadata['actor'], metadata['occurredAt']]).toEqual([name, expect.any(String), expect.stringMatching(/Z$/)]);
      // What a case file notes is no act.
      if (name !== 'case-act-played.v1')
        expect([name, metadata['commandId'], metadata['act']]).toEqual([name, expect.stringMatching(UUID), expect.any(String)]);
    }
  });

  it('are all told in the story', () => {
    const told = new Set(story.map(([, type]) => type));
    expect([...samples.keys()].filter((type) => !told.has(type))).toEqual([]);
  });
});

type AnyDecider = Decider<AnyIntent, unknown, AnyFact, string>;

const isDecider = (value: unknown): value is AnyDecider =>
  typeof value === 'object' && value !== null && 'decide' in value && 'evolve' in value && 'initialState' in value;

/** Every decider, by the name it is exported under. */
const allDeciders = async (): Promise<ReadonlyMap<string, AnyDecider>> => {
  const files = filesIn('libs').filter((file) => /\/src\/domain\/.*\.ts$/.test(file) && !file.endsWith('.spec.ts'));
  const modules = await Promise.all(files.map((file) => import(join(root, file)) as Promise<Record<string, unknown>>));
  return new Map(modules.flatMap((module) => Object.entries(module).filter((entry): entry is [string, AnyDecider] => isDecider(entry[1]))));
};

/** Which decider a stream belongs to. */
const decides: readonly (readonly [RegExp, string])[] = [
  [/^organisation-/, 'organisation'],
  [/^person-/, 'person'],
  [/^benefit-thresholds$/, 'benefitThresholds'],
  [/^programme-/, 'programme'],
  [/^proposal-/, 'proposal'],
  [/^case-register-/, 'caseRegister'],
  [/^evaluation-/, 'evaluation'],
  [/^challenge-procurement-/, 'challengeProcurement'],
  [/^challenge-/, 'challenge'],
  [/^procurement-/, 'procurement'],
  [/^tender-/, 'tender'],
  [/^partnership-/, 'partnership'],
  [/^ip-record-/, 'ipRecord'],
  [/^testbed-/, 'testBed'],
  [/^timesheet-/, 'timesheet'],
];

const asText = (state: unknown): string =>
  JSON.stringify(
    state,
    (_key, value: unknown) => (value instanceof Map || value instanceof Set ? [...(value as Iterable<unknown>)] : value),
    2,
  );

describe('the story of all samples', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startHub({ HUB_PROJECTIONS: 'off' });
    const store = hub.app.get(EventStore);
    const versions = new Map<string, number>();
    for (const { stream, fact } of tellStory()) {
      const { version } = await store.append(stream, [fact], versions.get(stream) ?? 0);
      versions.set(stream, version);
    }
  });
  afterAll(() => hub.close());

  it('is told with samples that nobody has changed', async () => {
    const store = asWritten(hub.app.get(EventStore));
    const told = await verifyLog(store);
    const kept = await readSealLines(golden('seals.jsonl', [...sealLines(told.chains), ''].join('\n')).split('\n'));
    expect((await verifyLog(store, { kept })).problems).toEqual([]);
  });

  it('is read in types of today only', async () => {
    const facts = await hub.app.get(EventStore).readAll(0n, 1_000);
    expect(facts).toHaveLength(story.length);
    expect(facts.map(({ type }) => type).filter((type) => !currentTypes.includes(type))).toEqual([]);
  });

  it('folds into the same states as ever, for every decider', async () => {
    const deciders = await allDeciders();
    const used = new Set<string>();
    const states: string[] = [];
    for (const stream of new Set(story.map(([name]) => name))) {
      if (stream.startsWith('case-file-')) continue;
      const name = decides.find(([pattern]) => pattern.test(stream))?.[1] ?? stream;
      const decider = deciders.get(name);
      if (!decider) throw new Error(`no decider ${name} for ${stream}`);
      used.add(name);
      states.push(`${stream}: ${asText(replay(decider, await hub.app.get(EventStore).read(stream)))}`);
    }
    expect([...deciders.keys()].filter((name) => !used.has(name))).toEqual([]);
    const text = `${states.join('\n')}\n`;
    expect(text).toBe(golden('states.txt', text));
  });

  it('leads to the same rows as ever, in every read model', async () => {
    const followers = hub.app.get(Followers);
    for (const { name } of followers.projections()) await followers.rebuild(name);
    const rows = await everyRow(hub.app, { positions: false });
    const text = `${JSON.stringify(
      Object.fromEntries(Object.entries(rows).map(([table, found]) => [table, found.map((row) => JSON.parse(row) as unknown)])),
      null,
      2,
    )}\n`;
    expect(Object.entries(rows).filter(([, found]) => found.length === 0)).toEqual([]);
    expect(text).toBe(golden('rows.json', text));
  }, 60_000);

  it('is heard by every reaction, and none stumbles', async () => {
    await hub.settle();
    const followers = hub.app.get(Followers);
    expect((await followers.parked()).map(({ follower, type, error }) => [follower, type, error])).toEqual([]);
  }, 60_000);
});
