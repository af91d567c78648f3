import { Injectable } from '@nestjs/common';
import { EventStore, type Metadata, type Recorded, WrongVersion } from '@hub/event-store';
import { type AnyFact, type AnyIntent, type Decider, type Instant, isRejection, reject, type Rejection, replay } from '@hub/kernel';
import { SwedishCalendar } from '../calendar/swedish-calendar.js';
import { AppendSignal } from '../projections/append-signal.js';
import type { Envelope } from './act.js';
import { idOf } from './ids.js';
import { gatherProvenance, type Provenance, provenanceIn } from './provenance.js';

/** The answer to an act that was accepted: the case it concerns, the version of its stream and the position a query can wait for. */
export type Accepted = Readonly<{ id: string; version: number; position: bigint }>;
export type Answer = Accepted | Rejection;

/** What a handler gathers for a decider; who does it and when come from the envelope. */
export type Ask<C extends AnyIntent> = C extends AnyIntent ? Pick<C, 'type' | 'data'> : never;

/** Gathers what a command needs, given the state of its case; it may itself refuse when a fact it needs is missing. */
export type Gather<C extends AnyIntent, S> = (state: S) => Ask<C> | Rejection | Promise<Ask<C> | Rejection>;

/** The stream an act is about, and the id its answer names. */
export type Target = Readonly<{ stream: string; id: string }>;

const ATTEMPTS = 5;

/** The write path of one decider. */
export interface WritePath<C extends AnyIntent, S> {
  /**
   * `gather` gets the current state. A command whose id the stream already holds is answered as it was then and writes nothing. When
   * another writer got in between, everything is gathered and decided afresh; so `gather` gives no command to the same stream.
   */
  handle(target: Target, envelope: Envelope, gather: Gather<C, S>): Promise<Answer>;
  /** The state of a stream as it is now, for a rule that looks at two cases of its own context. */
  stateOf(stream: string): Promise<S>;
  /** Where the facts of a stream come from, and what in them is made up: for an act that shows them in a case of its own. */
  provenanceOf(stream: string): Promise<Provenance>;
}

/** The only way to write: read the stream, let its decider decide, append what it decided. */
@Injectable()
export class Commands {
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(
    private readonly store: EventStore,
    private readonly calendar: SwedishCalendar,
    private readonly signal: AppendSignal,
  ) {}

  with<C extends AnyIntent, S, E extends AnyFact, R extends string>(decider: Decider<C, S, E, R>): WritePath<C, S> {
    return {
      handle: async (target, envelope, gather) => {
        const first = await this.attempt(decider, target, envelope, gather);
        if (first !== 'contended') return first;
        return this.inTurn(target.stream, async () => {
          for (let attempt = 2; attempt <= ATTEMPTS; attempt += 1) {
            const answer = await this.attempt(decider, target, envelope, gather);
            if (answer !== 'contended') return answer;
          }
          return reject('command.contended', { id: target.id });
        });
      },
      stateOf: async (stream) => replay(decider, await this.store.read<E>(stream)),
      provenanceOf: async (stream) => gatherProvenance((await this.store.read(stream)).map(provenanceIn)),
    };
  }

  /** Commands that met another one try again one after the other: then only those of other processes can still come in between. */
  private async inTurn<T>(stream: string, work: () => Promise<T>): Promise<T> {
    const mine = (this.turns.get(stream) ?? Promise.resolve()).then(work);
    const over = mine.catch(() => undefined);
    this.turns.set(stream, over);
    try {
      return await mine;
    } finally {
      if (this.turns.get(stream) === over) this.turns.delete(stream);
    }
  }

  private async attempt<C extends AnyIntent, S, E extends AnyFact, R extends string>(
    decider: Decider<C, S, E, R>,
    { stream, id }: Target,
    envelope: Envelope,
    gather: Gather<C, S>,
  ): Promise<Answer | 'contended'> {
    const past = await this.store.read<E>(stream);
    const before = past.filter(({ metadata }) => metadata['commandId'] === envelope.commandId).at(-1);
    if (before) return answered(before, id, envelope);

    const last = past.at(-1);
    const lastAt = last?.metadata['occurredAt'] as Instant | undefined;
    if (lastAt && envelope.playedBack && envelope.at < lastAt) return reject('act.before-its-past', { at: envelope.at, lastAt });
    // Clocks of several processes differ a little; a case never runs backwards.
    const at = lastAt && lastAt > envelope.at ? lastAt : envelope.at;

    const state = replay(decider, past);
    const asked = await gather(state);
    if (isRejection(asked)) return asked;
    const command = { ...asked, at, on: this.calendar.dayOf(at), by: envelope.asker.ref } as unknown as C;
    const decision = decider.decide(command, state);
    if (isRejection(decision)) return decision;
    if (decision.length === 0) return { id, version: past.length, position: last?.position ?? 0n };

    const facts = decision.map((fact, index) => ({
      id: factIdOf(envelope, stream, index),
      type: fact.type,
      data: fact.data as object,
      metadata: metadataOf(envelope, at),
    }));
    try {
      const appended = await this.store.append(stream, facts, past.length);
      this.signal.appended(appended.position);
      return { id, ...appended };
    } catch (error) {
      if (error instanceof WrongVersion) return 'contended';
      throw error;
    }
  }
}

/**
 * The id of a fact of an act: of what is asked, by whom, and the place among its facts in a stream. Only the very same act done again
 * has the same ids; another one under the same command id never passes for it, not even when both arrive at once.
 */
export const factIdOf = ({ commandId, fingerprint, asker }: Envelope, stream: string, index = 0): string =>
  idOf(commandId, fingerprint, asker.ref, stream, String(index));

const answered = (before: Recorded, id: string, envelope: Envelope): Answer =>
  before.metadata['fingerprint'] === envelope.fingerprint && before.metadata['actor'] === envelope.asker.ref
    ? { id, version: before.version, position: before.position }
    : reject('command.id-reused', { commandId: envelope.commandId });

const metadataOf = (envelope: Envelope, at: Instant): Metadata => ({
  act: envelope.act,
  commandId: envelope.commandId,
  fingerprint: envelope.fingerprint,
  correlationId: envelope.correlationId,
  ...(envelope.causationId ? { causationId: envelope.causationId } : {}),
  actor: envelope.asker.ref,
  roles: envelope.asker.roles.join(','),
  occurredAt: at,
  ...(envelope.provenance.sources.length > 0 ? { sources: envelope.provenance.sources.join(',') } : {}),
  ...(envelope.provenance.synthetic.length > 0 ? { synthetic: envelope.provenance.synthetic.join(',') } : {}),
});
