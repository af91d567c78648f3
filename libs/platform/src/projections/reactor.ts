import { Inject } from '@nestjs/common';
import type { Recorded } from '@hub/event-store';
import { type AnyFact, type AnyIntent, type Decider, type Instant, isRejection } from '@hub/kernel';
import type { Envelope } from '../acts/act.js';
import { type Answer, Commands, type Gather, type Target } from '../acts/commands.js';
import { type Cause, causeOf, envelopeOf, hubEnvelope } from '../acts/hub-envelope.js';
import { SwedishCalendar } from '../calendar/swedish-calendar.js';
import { type Batch, Follower, TryAgain } from './follower.js';
import { type Errand, errandOf, putInOutbox } from './outbox/outbox.js';

/** A reaction met a refusal that it did not expect: a rule and a reaction contradict each other, which is a bug. */
export class ReactionRefused extends Error {
  constructor(reactor: string, fact: Recorded, code: string, because: unknown) {
    super(`${reactor} on ${fact.type} (${fact.stream}/${fact.version}) was refused: ${code} ${JSON.stringify(because)}`);
  }
}

/**
 * When this happened, then do that. What is to be done goes through the outbox, keyed by the reactor and the fact, so that it is done
 * after the fact was followed, in the order of the log, and never again once it was done. A crash between doing and noting it can do it
 * twice; the command id is made of the reaction and the fact, so that the second time changes nothing.
 */
export abstract class Reactor<Event extends AnyFact = AnyFact> extends Follower<Event> {
  @Inject(Commands) private readonly commands!: Commands;
  @Inject(SwedishCalendar) private readonly calendar!: SwedishCalendar;

  /** @throws {TryAgain} for what passes by itself. Anything else is tried again a few times, and then parked with the fact's stream. */
  abstract react(fact: Recorded<Event>): Promise<void>;

  override async take(facts: readonly Recorded<Event>[], { tx }: Batch): Promise<void> {
    await putInOutbox(
      tx,
      facts.map((fact) => errandOf(this.name, fact)),
    );
  }

  /** Does what the outbox says is to be done because of this fact. */
  async run(_errand: Errand, fact: Recorded<Event>): Promise<void> {
    await this.react(fact);
  }

  /** What a command that follows from this fact names as its cause. It happens at the time of the fact, or at `at`. */
  protected causeOf(fact: Recorded, at?: Instant): Cause {
    const cause = causeOf(fact, (moment) => this.calendar.dayOf(moment));
    return at === undefined ? cause : { ...cause, at, on: this.calendar.dayOf(at) };
  }

  /** The act this fact is part of, for a reaction that finishes what the act began. */
  protected actOf(fact: Recorded): Envelope {
    return envelopeOf(fact, (at) => this.calendar.dayOf(at));
  }

  /**
   * Lets a decider of the own context decide, in the name of the hub and at the time of the fact, or at `at`. Refusals in `expected` mean that
   * there was nothing left to do. The command throws `ReactionRefused` on any other refusal.
   */
  protected because<C extends AnyIntent, S, E extends AnyFact, R extends string>(
    fact: Recorded,
    decider: Decider<C, S, E, R>,
    at?: Instant,
  ) {
    return {
      command: async (target: Target, gather: Gather<C, S>, expected: readonly R[] = []): Promise<void> => {
        const envelope = hubEnvelope(this.name, this.causeOf(fact, at), target.stream);
        this.accepted(fact, await this.commands.with(decider).handle(target, envelope, gather), expected);
      },
    };
  }

  /**
   * @throws {ReactionRefused} when the answer is a refusal that is not `expected`.
   * @throws {TryAgain} when others kept changing the case at the same moment.
   */
  protected accepted(because: Recorded, answer: Answer, expected: readonly string[] = []): void {
    if (!isRejection(answer) || expected.includes(answer.rejected)) return;
    if (answer.rejected === 'command.contended') throw new TryAgain(`${this.name} on ${because.type} was contended`);
    throw new ReactionRefused(this.name, because, answer.rejected, answer.because);
  }
}
