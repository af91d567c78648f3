import { type Fact, typesOf } from '@hub/kernel';

/** That a person is known, never who they are: names live in the directory and can be forgotten, facts cannot. */
export type PersonRegistered = Fact<'person-registered.v1', { personId: string; organisationId?: string | undefined }>;
export type PersonForgotten = Fact<'person-forgotten.v1', { personId: string; reason: string }>;

export type PersonEvent = PersonRegistered | PersonForgotten;
export const personEventTypes = typesOf<PersonEvent>({ 'person-registered.v1': true, 'person-forgotten.v1': true });
