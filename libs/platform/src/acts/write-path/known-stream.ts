import type { Recorded } from '@hub/event-store';
import type { AnyFact, AnyIntent, Decider, Instant } from '@hub/kernel';
import { NO_PROVENANCE, type Provenance, provenanceIn } from '../provenance.js';
import { frozen } from './frozen.js';

/** A command that a stream holds: who asked for what, and the version and position of the last of its facts. */
export type Done = Readonly<{ fingerprint: string | undefined; actor: string | undefined; version: number; position: bigint }>;

/** The part of a decider that makes a state of facts. */
export type Folding<S, E extends AnyFact> = Pick<Decider<AnyIntent, S, E, string>, 'initialState' | 'evolve'>;

/** What is known of a stream up to a version: all that deciding and answering need. It never changes; a later one takes its place. */
export type KnownStream<S> = Readonly<{
  stream: string;
  state: S;
  version: number;
  position: bigint;
  lastId: string | undefined;
  /** When the last fact happened. */
  lastAt: Instant | undefined;
  provenance: Provenance;
  /**
   * The commands of the facts from version `since` on; those before are with the snapshots. What is known of one stream at different
   * versions shares one map: it only ever gains commands that the log holds.
   */
  commands: Map<string, Done>;
  since: number;
}>;

/** What is known of a stream before its first fact. */
export const unknownStream = <S>(stream: string, { initialState: state }: Folding<S, never>): KnownStream<S> => ({
  ...{ stream, state, version: 0, position: 0n, lastId: undefined, lastAt: undefined },
  ...{ provenance: NO_PROVENANCE, commands: new Map<string, Done>(), since: 1 },
});

/** A fact as far as it changes what is known of its stream. */
export type Learnt<E extends AnyFact> = E & Pick<Recorded, 'id' | 'version' | 'position' | 'metadata'>;

/**
 * What is known after more of the stream was read. Facts that are known already are passed over.
 * @throws {Error} when a version is missing: then the log, or what is known, is wrong.
 */
export const learn = <S, E extends AnyFact>(known: KnownStream<S>, folding: Folding<S, E>, facts: readonly Learnt<E>[]): KnownStream<S> => {
  let { state, version, provenance } = known;
  let last: Learnt<E> | undefined;
  for (const fact of facts) {
    if (fact.version <= version) continue;
    if (fact.version !== version + 1) throw new Error(`${known.stream} has no version ${version + 1}, and goes on with ${fact.version}`);
    state = folding.evolve(state, fact);
    version = fact.version;
    provenance = gathered(provenance, provenanceIn(fact));
    note(known.commands, fact);
    last = fact;
  }
  if (!last) return known;
  const { id: lastId, position, metadata } = last;
  const lastAt = metadata['occurredAt'] as Instant | undefined;
  return { ...known, state: frozen(state), version, position, lastId, lastAt, provenance };
};

const note = (commands: Map<string, Done>, { version, position, metadata }: Learnt<AnyFact>): void => {
  const { commandId, fingerprint, actor } = metadata;
  if (commandId === undefined) return;
  const before = commands.get(commandId);
  if (!before || before.version < version) commands.set(commandId, { fingerprint, actor, version, position });
};

const gathered = (before: Provenance, more: Provenance): Provenance => ({
  sources: joined(before.sources, more.sources),
  synthetic: joined(before.synthetic, more.synthetic),
});

const joined = (before: readonly string[], more: readonly string[]): readonly string[] =>
  more.every((entry) => before.includes(entry)) ? before : [...new Set([...before, ...more])];
