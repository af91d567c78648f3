import type { EventStore, NewFact, Recorded } from '@hub/event-store';
import { toInstant } from '@hub/kernel';
import { type Answer, Commands, type Envelope, fingerprintOf, freshId, type StreamMemory, SwedishCalendar } from '@hub/platform';
import { box } from '@hub/testing/toy';
import { type Asked, type ModelFact, streamOf, wishOf } from './box-model.js';

/** What a process is made of: a store of its own over the log they share, and what it remembers. */
export type Parts = Readonly<{ openStore: () => EventStore; memory: () => StreamMemory }>;

const calendar = new SwedishCalendar();
const AT = toInstant('2026-01-15T09:00:00Z');
const INTENTS = { open: 'open-box', add: 'add-coins', seal: 'seal-box' } as const;

type Process = Readonly<{ store: EventStore; commands: Commands }>;

/** Two processes that write to one log. Each remembers only what it wrote and read itself. */
export class Processes {
  private readonly all: Process[];

  constructor(
    private readonly parts: Parts,
    private readonly stores: EventStore[],
  ) {
    this.all = stores.map((store) => this.onStore(store));
  }

  storeOf(process: number): EventStore {
    return (this.all[process] as Process).store;
  }

  do(process: number, asked: Asked): Promise<Answer> {
    const { commandId, what, boxId, by } = asked;
    const envelope: Envelope = {
      ...{ act: what, at: AT, on: calendar.dayOf(AT), playedBack: false, asker: { ref: by, roles: ['employee'] }, commandId },
      ...{ fingerprint: fingerprintOf(what, wishOf(asked)), correlationId: 'model', provenance: { sources: [], synthetic: [] } },
    };
    const ask = { type: INTENTS[what], data: wishOf(asked) } as never;
    return (this.all[process] as Process).commands.with(box).handle({ stream: streamOf(boxId), id: boxId }, envelope, () => ask);
  }

  stateOf(process: number, boxId: string): Promise<unknown> {
    return (this.all[process] as Process).commands.with(box).stateOf(streamOf(boxId));
  }

  /** A process that remembers nothing takes the place of one at once. That one is gone when this ends, with all that it had sent. */
  restart(process: number): Promise<void> {
    const gone = this.storeOf(process);
    const store = this.parts.openStore();
    this.stores[process] = store;
    this.all[process] = this.onStore(store);
    return gone.close();
  }

  /** What was recorded after a position, as the model knows facts. */
  async since(position: bigint): Promise<readonly Readonly<{ fact: ModelFact; position: bigint }>[]> {
    const facts = await this.storeOf(0).readAll(position, 1_000);
    return facts.map((fact) => ({ fact: asModel(fact), position: fact.position }));
  }

  private onStore(store: EventStore): Process {
    return { store, commands: new Commands(store, calendar, this.parts.memory()) };
  }
}

export const asModel = ({ stream, version, type, data, metadata }: Recorded): ModelFact => ({
  ...{ stream, version, type, data },
  ...{ by: metadata['actor'] ?? '', commandId: metadata['commandId'] },
});

/** Facts that somebody appends past all rules: a box is opened by the first of them. */
export const factsByHand = (boxId: string, version: number, ids: readonly string[]): readonly NewFact[] =>
  ids.map((id, index) => ({
    id,
    ...(version + index === 0
      ? { type: 'box-opened.v1', data: { boxId, label: boxId } }
      : { type: 'coins-added.v1', data: { boxId, coins: 1 } }),
    metadata: { actor: 'by hand', occurredAt: AT },
  }));

export const freshIds = (count: number): readonly string[] => Array.from({ length: count }, freshId);
