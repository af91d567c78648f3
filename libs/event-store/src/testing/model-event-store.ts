import type { AnyFact } from '@hub/kernel';
import {
  type Appended,
  type Behind,
  DuplicateFact,
  EventStore,
  type Following,
  type NewFact,
  type Position,
  type Recorded,
  WrongVersion,
} from '../event-store.js';
import { fitFacts } from '../fit-fact.js';
import { followByPolling, pause } from '../polling.js';
import type { Ids } from './contract/facts.js';

/**
 * The contract in its plainest form, in memory and for one caller at a time: what every adapter is compared with. Ids stand for one fact
 * in the whole store, or are only looked at in the repeat of an append.
 */
export class ModelEventStore extends EventStore {
  private readonly log: Recorded[] = [];

  constructor(private readonly ids: Ids = 'unique') {
    super();
  }

  override async read<Event extends AnyFact = AnyFact>(
    stream: string,
    fromVersion = 1,
    limit = Number.POSITIVE_INFINITY,
  ): Promise<readonly Recorded<Event>[]> {
    const facts = this.log.filter((fact) => fact.stream === stream && fact.version >= fromVersion);
    return facts.slice(0, limit) as unknown as readonly Recorded<Event>[];
  }

  override async append(stream: string, facts: readonly NewFact[], expected: number): Promise<Appended> {
    if (facts.length === 0) throw new RangeError('an append needs at least one fact');
    fitFacts(stream, facts);
    const again = facts.map(({ id }, index) =>
      this.log.find((known) => known.id === id && known.stream === stream && known.version === expected + index + 1),
    );
    const last = again.at(-1);
    if (last && again.every((known) => known)) return { version: last.version, position: last.position };
    const actual = this.log.filter((fact) => fact.stream === stream).length;
    if (actual !== expected) throw new WrongVersion(stream, expected, actual);
    const ids = [...this.log, ...facts].map(({ id }) => id);
    if (this.ids === 'unique' && new Set(ids).size < ids.length) throw new DuplicateFact(stream);
    for (const [index, fact] of facts.entries())
      this.log.push({
        ...(JSON.parse(JSON.stringify(fact)) as NewFact),
        stream,
        version: expected + index + 1,
        position: BigInt(this.log.length + 1),
        recordedAt: fact.recordedAt ?? new Date().toISOString(),
      });
    return { version: expected + facts.length, position: await this.head() };
  }

  override async readAll(after: Position, limit: number, types?: readonly string[]): Promise<readonly Recorded[]> {
    return this.log.filter(({ position, type }) => position > after && (types?.includes(type) ?? true)).slice(0, limit);
  }

  override async last(): Promise<Recorded | undefined> {
    return this.log.at(-1);
  }

  override async head(): Promise<Position> {
    return this.log.at(-1)?.position ?? 0n;
  }

  override follow(after: Position, following: Following): AsyncIterable<readonly Recorded[]> {
    return followByPolling(this, after, following, { nextLook: (signal) => pause(5, signal) });
  }

  override behind(position: Position, head: Position): Behind {
    return { amount: head > position ? head - position : 0n, unit: 'facts' };
  }

  override async close(): Promise<void> {
    await Promise.resolve();
  }
}
