import { assertNever, type Decider, type Decision, reject } from '@hub/kernel';
import type { ForgetPersonIntent, PersonCommand, RegisterPersonIntent } from './person.commands.js';
import type { PersonEvent } from './person.events.js';
import type { PersonRejection } from './person.rejections.js';

export type Person = 'unknown' | 'registered' | 'forgotten';

type PersonDecision = Decision<PersonEvent, PersonRejection>;

/** That a reference stands for a person, and that it no longer does. Who they are is no part of it. */
export const person: Decider<PersonCommand, Person, PersonEvent, PersonRejection> = {
  initialState: 'unknown',
  decide(command, state): PersonDecision {
    switch (command.type) {
      case 'register-person':
        return register(command, state);
      case 'forget-person':
        return forget(command, state);
      default:
        return assertNever(command);
    }
  },
  evolve(_state, { type }): Person {
    switch (type) {
      case 'person-registered.v1':
        return 'registered';
      case 'person-forgotten.v1':
        return 'forgotten';
      default:
        return assertNever(type);
    }
  },
};

function register({ data }: RegisterPersonIntent, state: Person): PersonDecision {
  if (state === 'registered') return reject('person.already-registered', { personId: data.personId });
  if (state === 'forgotten') return reject('person.forgotten', { personId: data.personId });
  return [{ type: 'person-registered.v1', data }];
}

function forget({ data }: ForgetPersonIntent, state: Person): PersonDecision {
  if (state === 'unknown') return reject('person.not-found', { personId: data.personId });
  // Asked again, there is nobody left to forget.
  return state === 'forgotten' ? [] : [{ type: 'person-forgotten.v1', data }];
}
