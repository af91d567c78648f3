import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { type NewFact, type Recorded, WrongVersion } from '../event-store.js';
import { PostgresEventStore } from './postgres-event-store.js';
import { openSchema } from './testing/open-schema.js';

const PROCESSES = 2;
const CALLERS = 8;
const STREAMS = 10;
const APPENDS = 40;

const fact = (who: string): NewFact => ({ id: randomUUID(), type: 'thing-happened.v1', data: { who }, metadata: {} });
const random = (below: number): number => Math.floor(Math.random() * below);

describe('two processes with eight callers each, on the same ten streams', () => {
  it('leave no gap, lose nothing and double nothing, and the order of all facts is that of each stream', async () => {
    const schema = await openSchema();
    try {
      const stores = Array.from({ length: PROCESSES }, () => new PostgresEventStore(schema.pool()));
      const reader = new PostgresEventStore(schema.pool());
      const acknowledged = new Map<string, Readonly<{ stream: string; version: number; position: bigint }>>();
      let refused = 0;

      const call = async (store: PostgresEventStore, who: string): Promise<void> => {
        const known = new Map<string, number>();
        for (let done = 0; done < APPENDS;) {
          const stream = `hot-${random(STREAMS)}`;
          const expected = known.get(stream) ?? (await store.read(stream)).length;
          const facts = Array.from({ length: 1 + random(3) }, () => fact(who));
          try {
            const { version, position } = await store.append(stream, facts, expected);
            for (const [index, { id }] of facts.entries()) {
              const behind = facts.length - index - 1;
              acknowledged.set(id, { stream, version: version - behind, position: position - BigInt(behind) });
            }
            known.set(stream, version);
            done += 1;
          } catch (error) {
            if (!(error instanceof WrongVersion)) throw error;
            refused += 1;
            known.set(stream, error.actual);
          }
        }
      };

      // Somebody reads along: what they saw is never changed, and nothing ever appears before it.
      const seen: Recorded[] = [];
      const still = { writing: true };
      const follow = (async () => {
        for (;;) {
          const last = !still.writing;
          const page = await reader.readAll(seen.at(-1)?.position ?? 0n, 50);
          seen.push(...page);
          if (last && page.length === 0) return;
        }
      })();
      await Promise.all(stores.flatMap((store, process) => Array.from({ length: CALLERS }, (_, n) => call(store, `${process}/${n}`))));
      still.writing = false;
      await follow;

      expect(refused).toBeGreaterThan(0);
      expect(seen.map(({ position }) => position)).toEqual(seen.map((_fact, index) => BigInt(index) + 1n));
      expect(new Map(seen.map(({ id, stream, version, position }) => [id, { stream, version, position }]))).toEqual(acknowledged);
      for (let n = 0; n < STREAMS; n += 1) {
        const inAll = seen.filter(({ stream }) => stream === `hot-${n}`);
        expect(inAll.map(({ version }) => version)).toEqual(inAll.map((_fact, index) => index + 1));
        expect(await reader.read(`hot-${n}`)).toEqual(inAll);
      }
      expect(await reader.head()).toBe(BigInt(seen.length));
    } finally {
      await schema.close();
    }
  }, 90_000);
});
