import type { Type } from '@nestjs/common';
import type { Instant, LocalDate } from '@hub/kernel';
import type { Asker, Role } from '../identity/asker.js';
import type { Provenance } from './provenance.js';

/**
 * What surrounds an act. `at` is when it is done (UTC), `on` the same moment as a day in Stockholm. `playedBack` is set when the act
 * is one of the past and brings its own time: then it may not be earlier than what its stream already holds.
 */
export type Envelope = Readonly<{
  act: string;
  at: Instant;
  on: LocalDate;
  playedBack: boolean;
  asker: Asker;
  commandId: string;
  fingerprint: string;
  correlationId: string;
  causationId?: string | undefined;
  provenance: Provenance;
}>;

/** An act of a person: what the API calls a mutation and a case file an act. It travels on the CommandBus to its one handler. */
export abstract class Act<Input extends object = object> {
  constructor(
    readonly input: Input,
    readonly envelope: Envelope,
  ) {}
}

/** What is known of an act before anybody does it. Whoever holds none of `roles` is refused before anything is read. */
export type ActDefinition<Input extends object = object> = Readonly<{
  name: string;
  input: Type<Input>;
  roles: readonly Role[];
  describe: string;
}>;

export type ActType<Input extends object = object> = (new (input: Input, envelope: Envelope) => Act<Input>) & {
  readonly definition: ActDefinition<Input>;
};

/** An act's class, whatever its input. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the input is checked against the class before it gets there
export type AnyActType = ActType<any>;

/**
 * The base of an act's class: `class SubmitProposal extends act({ name: 'submitProposal', … }) {}`. The name is that of the mutation
 * and of the act in a case file.
 */
export const act = <Input extends object>(definition: ActDefinition<Input>): ActType<Input> => {
  class DefinedAct extends Act<Input> {
    static readonly definition = definition;
  }
  return DefinedAct;
};
