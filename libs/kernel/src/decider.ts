import type { Instant, LocalDate } from './time.js';

/** A fact: something that happened, in the past tense, its type carrying a version (`proposal-submitted.v1`). */
export type Fact<Type extends string = string, Data extends object = object> = Readonly<{ type: Type; data: Readonly<Data> }>;
// `any` in the data only: a fact of any kind, before its type is looked at.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyFact = Fact<string, any>;

/**
 * What somebody wants to be done. It carries all that a rule may need, because a decider looks nothing up:
 * `at` when it is done (UTC), `on` the same moment as a day in Stockholm, `by` the reference of who does it.
 */
export type Intent<Type extends string = string, Data extends object = object> = Readonly<{
  type: Type;
  at: Instant;
  on: LocalDate;
  by: string;
  data: Readonly<Data>;
}>;
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyIntent = Intent<string, any>;

/** A refusal that its reader can understand. It is a value and never thrown; bugs are thrown. */
export type Rejection<Code extends string = string> = Readonly<{ rejected: Code; because: Readonly<Record<string, unknown>> }>;

/** What a decider answers: the facts that follow (none when nothing changes), or a refusal. */
export type Decision<Event extends AnyFact = AnyFact, Code extends string = string> = readonly Event[] | Rejection<Code>;

/** Everything the system knows about one kind of stream, and nothing about how streams are stored. Both functions are pure. */
export type Decider<Command extends AnyIntent, State, Event extends AnyFact, Code extends string> = Readonly<{
  initialState: State;
  decide: (command: Command, state: State) => Decision<Event, Code>;
  evolve: (state: State, event: Event) => State;
}>;

/** Refuses with a stable code; `because` are the parameters a translation of the code may name. */
export const reject = <Code extends string>(code: Code, because: Readonly<Record<string, unknown>> = {}): Rejection<Code> => ({
  rejected: code,
  because,
});

export const isRejection = <Code extends string>(decision: unknown): decision is Rejection<Code> =>
  typeof decision === 'object' && decision !== null && 'rejected' in decision;

/** Folds facts, oldest first, into the state they lead to. */
export const replay = <State, Event extends AnyFact>(
  decider: Pick<Decider<never, State, Event, never>, 'initialState' | 'evolve'>,
  events: readonly Event[],
): State => events.reduce(decider.evolve, decider.initialState);

/** Marks the case that the types say cannot happen. @throws {Error} when it happens all the same. */
export const assertNever = (value: never): never => {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`);
};

/** The types of all facts of a union, as a list. The compiler asks for each of them, so that none is forgotten. */
export const typesOf = <Event extends AnyFact>(types: Readonly<Record<Event['type'], true>>): readonly Event['type'][] =>
  Object.keys(types);
