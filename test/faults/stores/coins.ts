import type { EventStore, Recorded } from '@hub/event-store';
import { isRejection, toInstant } from '@hub/kernel';
import { Commands, type Envelope, fingerprintOf, freshId, NO_PROVENANCE, SwedishCalendar } from '@hub/platform';
import { box, boxTarget } from '@hub/testing/toy';

const calendar = new SwedishCalendar();
const AT = toInstant('2026-01-15T09:00:00Z');

/** Puts coins into boxes, each by a command of its own. */
export class Coins {
  /** The commands that were acknowledged. */
  readonly acknowledged: string[] = [];
  private readonly commands: Commands;

  constructor(store: EventStore) {
    this.commands = new Commands(store, calendar);
  }

  /**
   * One coin into a box, which is opened by the first of them. `label` is what a box says that is opened.
   * @throws what the store throws; the same command may be given again.
   */
  async put(boxId: string, commandId = freshId(), label = boxId): Promise<void> {
    const envelope: Envelope = {
      ...{ act: 'addCoins', at: AT, on: calendar.dayOf(AT), playedBack: false, asker: { ref: 'anna', roles: ['employee'] } },
      ...{ commandId, fingerprint: fingerprintOf('addCoins', commandId), correlationId: commandId, provenance: NO_PROVENANCE },
    };
    const answer = await this.commands
      .with(box)
      .handle(boxTarget(boxId), envelope, (state) =>
        state ? { type: 'add-coins', data: { boxId, coins: 1 } } : { type: 'open-box', data: { boxId, label } },
      );
    if (isRejection(answer)) throw new Error(answer.rejected);
    this.acknowledged.push(commandId);
  }
}

/** All of a log, in its order. */
export const wholeLog = async (log: EventStore): Promise<readonly Recorded[]> => {
  const facts: Recorded[] = [];
  for (;;) {
    const page = await log.readAll(facts.at(-1)?.position ?? 0n, 1_000);
    if (page.length === 0) return facts;
    facts.push(...page);
  }
};

/** What is wrong with a log, given the commands that were acknowledged. Nothing is, when all of it is 0. */
export type Wrongs = Readonly<{
  /** Commands that were acknowledged and are not in the log. */
  lost: number;
  /** Commands that are in the log more than once, and ids of facts. */
  doubled: number;
  /** Facts whose version is not the next one of their stream. */
  gaps: number;
}>;

export const wrongsOf = (facts: readonly Recorded[], acknowledged: readonly string[]): Wrongs => {
  const times = new Map<string, number>();
  const versions = new Map<string, number>();
  const ids = new Set<string>();
  let gaps = 0;
  for (const { id, stream, version, metadata } of facts) {
    const commandId = metadata['commandId'] ?? '';
    times.set(commandId, (times.get(commandId) ?? 0) + 1);
    if (version !== (versions.get(stream) ?? 0) + 1) gaps += 1;
    versions.set(stream, version);
    ids.add(id);
  }
  return {
    lost: acknowledged.filter((commandId) => !times.has(commandId)).length,
    doubled: [...times.values()].filter((each) => each > 1).length + facts.length - ids.size,
    gaps,
  };
};
