import { Injectable } from '@nestjs/common';
import { EventStore, type Metadata, type NewFact, WrongVersion } from '@hub/event-store';
import { type AnyFact, type AnyIntent, type Decider, type Instant, isRejection, reject, type Rejection } from '@hub/kernel';
import { SwedishCalendar } from '../calendar/swedish-calendar.js';
import { traceMetadata } from '../observability/tracing.js';
import type { Envelope } from './act.js';
import { idOf } from './ids.js';
import type { Provenance } from './provenance.js';
import type { Done, Folding, KnownStream } from './write-path/known-stream.js';
import { NoSnapshots, Snapshots } from './write-path/snapshots.js';
import { StreamMemory } from './write-path/stream-memory.js';
import { Streams } from './write-path/streams.js';

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

/** What a decision leads to: facts to append, or an answer, or the bug that it met. */
type Verdict<E extends AnyFact> = Readonly<{ facts: readonly NewFact<E>[] }> | Readonly<{ conclude: () => Answer }>;

/**
 * The only way to write: know the stream, let its decider decide, append what it decided. What is known can come from memory and be
 * behind. Facts are appended to the very version they were decided on or not at all; before any other answer the log is looked at, so
 * that no refusal rests on what is no longer so.
 */
@Injectable()
export class Commands {
  private readonly turns = new Map<string, Promise<unknown>>();
  private readonly streams: Streams;

  constructor(
    private readonly store: EventStore,
    private readonly calendar: SwedishCalendar,
    memory: StreamMemory = new StreamMemory(),
    snapshots: Snapshots = new NoSnapshots(),
  ) {
    this.streams = new Streams(store, memory, snapshots);
  }

  with<C extends AnyIntent, S, E extends AnyFact, R extends string>(decider: Decider<C, S, E, R>): WritePath<C, S> {
    return {
      handle: async (target, envelope, gather) => {
        // Whoever finds others waiting waits with them, or it would keep coming in between.
        const waits = this.turns.has(target.stream);
        const first = waits ? 'contended' : await this.attempt(decider, target, envelope, gather);
        if (first !== 'contended') return first;
        return this.inTurn(target.stream, async () => {
          for (let attempt = waits ? 1 : 2; attempt <= ATTEMPTS; attempt += 1) {
            const answer = await this.attempt(decider, target, envelope, gather);
            if (answer !== 'contended') return answer;
          }
          return reject('command.contended', { id: target.id });
        });
      },
      stateOf: async (stream) => (await this.streams.current(stream, decider)).state,
      provenanceOf: async (stream) => (await this.streams.current(stream, decider)).provenance,
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
    target: Target,
    envelope: Envelope,
    gather: Gather<C, S>,
  ): Promise<Answer | 'contended'> {
    const recalled = this.streams.recall(target.stream, decider);
    let known = recalled ?? (await this.streams.current(target.stream, decider));
    for (let checked = recalled === undefined; ; checked = true) {
      const before = await this.streams.commandIn(known, decider, envelope.commandId);
      if (before) return answered(before, target.id, envelope);
      const verdict = await this.decide(decider, known, target.id, envelope, gather);
      if ('facts' in verdict) return this.append(decider, known, target.id, verdict.facts);
      if (checked) return verdict.conclude();
      const now = await this.streams.current(target.stream, decider);
      if (now.version === known.version) return verdict.conclude();
      known = now;
    }
  }

  private async decide<C extends AnyIntent, S, E extends AnyFact, R extends string>(
    decider: Decider<C, S, E, R>,
    { stream, state, version, position, lastAt }: KnownStream<S>,
    id: string,
    envelope: Envelope,
    gather: Gather<C, S>,
  ): Promise<Verdict<E>> {
    const conclude = (answer: Answer): Verdict<E> => ({ conclude: () => answer });
    if (lastAt && envelope.playedBack && envelope.at < lastAt) return conclude(reject('act.before-its-past', { at: envelope.at, lastAt }));
    // Clocks of several processes differ a little; a case never runs backwards.
    const at = lastAt && lastAt > envelope.at ? lastAt : envelope.at;
    try {
      const asked = await gather(state);
      if (isRejection(asked)) return conclude(asked);
      const on = at === envelope.at ? envelope.on : this.calendar.dayOf(at);
      const command = { ...asked, at, on, by: envelope.asker.ref } as unknown as C;
      const decision = decider.decide(command, state);
      if (isRejection(decision)) return conclude(decision);
      if (decision.length === 0) return conclude({ id, version, position });
      const metadata = metadataOf(envelope, at);
      return {
        facts: decision.map(({ type, data }, index) => ({ id: factIdOf(envelope, stream, index), type, data: data as object, metadata })),
      };
    } catch (bug) {
      return {
        conclude: () => {
          throw bug;
        },
      };
    }
  }

  private async append<S, E extends AnyFact>(
    folding: Folding<S, E>,
    known: KnownStream<S>,
    id: string,
    facts: readonly NewFact<E>[],
  ): Promise<Answer | 'contended'> {
    const { stream, version } = known;
    try {
      const appended = await this.store.append(stream, facts, version);
      this.streams.appended(known, folding, facts, appended);
      return { id, version: appended.version, position: appended.position };
    } catch (error) {
      if (error instanceof WrongVersion) {
        await this.streams.overtaken(known, folding, error.actual);
        return 'contended';
      }
      this.streams.forget(stream);
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

const answered = (before: Done, id: string, envelope: Envelope): Answer =>
  before.fingerprint === envelope.fingerprint && before.actor === envelope.asker.ref
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
  ...traceMetadata(),
  ...(envelope.provenance.sources.length > 0 ? { sources: envelope.provenance.sources.join(',') } : {}),
  ...(envelope.provenance.synthetic.length > 0 ? { synthetic: envelope.provenance.synthetic.join(',') } : {}),
});
