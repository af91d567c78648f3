import { HUB_RULE, on, type RejectionCatalogue } from '@hub/kernel';

/** Every refusal somebody can meet who keeps the register of persons. */
export const personRejections = {
  'person.not-found': on(HUB_RULE, 'No person is registered under this reference.'),
  'person.already-registered': on(HUB_RULE, 'A person is registered under this reference.'),
  'person.forgotten': on(HUB_RULE, 'The person behind this reference was forgotten, and the reference never stands for anybody again.'),
} as const satisfies RejectionCatalogue;
export type PersonRejection = keyof typeof personRejections;
