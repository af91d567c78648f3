import { type Appended, type EventStore, type NewFact, type Recorded, Written } from '@hub/event-store';
import type { Decider, Instant } from '@hub/kernel';
import { type AnyFact, isRejection, toInstant } from '@hub/kernel';
import { ModelEventStore } from '@hub/testing/event-store';
import { SwedishCalendar } from '../../../calendar/swedish-calendar.js';
import { type Box, box, type BoxEvent, type BoxIntent } from '../../../testing/toy/box.js';
import type { Envelope } from '../../act.js';
import { type Accepted, type Answer, type Ask, Commands } from '../../commands.js';
import { fingerprintOf, freshId } from '../../ids.js';
import { NO_PROVENANCE } from '../../provenance.js';
import { NoSnapshots, type Snapshots } from '../snapshots.js';
import { StreamMemory } from '../stream-memory.js';

const calendar = new SwedishCalendar();
const NINE = toInstant('2026-01-15T09:00:00Z');

export const envelope = (changes: Partial<Envelope> = {}): Envelope => {
  const at: Instant = changes.at ?? NINE;
  return {
    act: 'addCoins',
    at,
    on: calendar.dayOf(at),
    playedBack: false,
    asker: { ref: 'anna', roles: ['employee'] },
    commandId: freshId(),
    fingerprint: fingerprintOf('addCoins', 'the same'),
    correlationId: 'correlation',
    provenance: NO_PROVENANCE,
    ...changes,
  };
};
export const open = (boxId = 'b'): Ask<BoxIntent> => ({ type: 'open-box', data: { boxId, label: 'Snow' } });
export const add = (coins = 1, boxId = 'b'): Ask<BoxIntent> => ({ type: 'add-coins', data: { boxId, coins } });
export const seal = (boxId = 'b'): Ask<BoxIntent> => ({ type: 'seal-box', data: { boxId, reason: 'full' } });
export const accepted = (answer: Answer): Accepted => {
  if (isRejection(answer)) throw new Error(answer.rejected);
  return answer;
};

/** A store that says what it wrote itself, and remembers what was read of it. */
export class WatchedStore extends ModelEventStore {
  readonly reads: { stream: string; from: number; facts: number }[] = [];

  override async read<Event extends AnyFact = AnyFact>(stream: string, from = 1, limit?: number): Promise<readonly Recorded<Event>[]> {
    const facts = await super.read<Event>(stream, from, limit);
    this.reads.push({ stream, from, facts: facts.length });
    return facts;
  }

  override async append(stream: string, facts: readonly NewFact[], expected: number): Promise<Appended> {
    const before = await this.head();
    const { version, position } = await super.append(stream, facts, expected);
    return position > before ? new Written(version, position) : { version, position };
  }
}

type BoxDecider = Decider<BoxIntent, Box, BoxEvent, 'box.not-found' | 'box.sealed'>;
type Parts = Readonly<{ memory?: StreamMemory; snapshots?: Snapshots; decider?: BoxDecider }>;

/** The write path of one process. */
export const processOn = (store: EventStore, { memory = new StreamMemory(), snapshots = new NoSnapshots(), decider = box }: Parts = {}) =>
  new Commands(store, calendar, memory, snapshots).with(decider);

/** A process that remembers nothing. */
export const coldProcessOn = (store: EventStore, snapshots: Snapshots = new NoSnapshots()) =>
  processOn(store, { memory: new StreamMemory({ streams: 0, commands: 0 }), snapshots });
