import type { Recorded } from '@hub/event-store';
import type { AnyFact, Instant } from '@hub/kernel';
import type { Batch } from './follower.js';
import type { Errand } from './outbox/outbox.js';
import { callOffTimer, setTimers } from './outbox/timers.js';
import { Reactor } from './reactor.js';

/** What a fact means for the deadlines of a handler: one is set, or set anew, or called off. `key` names it among them. */
export type Plan = Readonly<{ key: string; at: Instant } | { key: string; callOff: true }>;

/**
 * When this moment has passed, then do that. Timers are kept in the database: they survive a restart, and each fires once, at its
 * moment or as soon as somebody follows the log again. A deadline that had passed already when it was written down (history that is
 * brought in) is nobody's alarm, and sets no timer.
 */
export abstract class Deadline<Event extends AnyFact = AnyFact> extends Reactor<Event> {
  /** Pure. A fact sets at most one deadline for what one stream is then told. */
  abstract plan(fact: Recorded<Event>): readonly Plan[];

  /** What is done once the deadline that this fact set has passed; `at` is the deadline. */
  abstract passed(fact: Recorded<Event>, key: string, at: Instant): Promise<void>;

  override async react(_fact: Recorded<Event>): Promise<void> {
    await Promise.reject(new Error(`${this.name} does something only when a deadline has passed`));
  }

  override async take(facts: readonly Recorded<Event>[], { tx }: Batch): Promise<void> {
    for (const fact of facts)
      for (const plan of this.plan(fact))
        if ('callOff' in plan) await callOffTimer(tx, this.name, plan.key);
        else if (plan.at > fact.recordedAt) {
          const { id: eventId, stream, version, position } = fact;
          await setTimers(tx, [{ handler: this.name, key: plan.key, dueAt: plan.at, eventId, stream, version, position }]);
        }
  }

  override async run({ timer }: Errand, fact: Recorded<Event>): Promise<void> {
    const set = this.plan(fact).find((plan) => plan.key === timer && 'at' in plan);
    if (!set || !('at' in set)) throw new Error(`${this.name} has no deadline ${timer ?? ''} by ${fact.stream}/${fact.version}`);
    await this.passed(fact, set.key, set.at);
  }
}
