import { HUB_RULE, on, type RejectionCatalogue } from '@hub/kernel';

/** Every refusal somebody can meet who plans a programme or runs its cycles. */
export const programmeRejections = {
  'programme.not-found': on(HUB_RULE, 'There is no programme with this id.'),
  'programme.already-defined': on(HUB_RULE, 'A programme with this id has been defined; its limits stand.'),
  'programme.limits-contradict': on(
    HUB_RULE,
    'The least challenges of a cycle cannot be more than its most, nor than those of the programme.',
  ),
  'programme.period-reversed': on(HUB_RULE, 'A programme does not end before it starts.'),
  'programme.extension-not-later': on(HUB_RULE, 'An extended programme ends later than before.'),
  'programme.cycle-number-out-of-range': on(HUB_RULE, 'Cycles are numbered from 1 to the most cycles the programme has.'),
  'programme.cycle-already-planned': on(HUB_RULE, 'A cycle with this number is planned or has taken place.'),
  'programme.cycle-not-planned': on(HUB_RULE, 'No cycle with this number is planned.'),
  'programme.cycle-has-opened': on(HUB_RULE, 'Challenges are admitted and released before the cycle opens.'),
  'programme.cycle-not-open': on(HUB_RULE, 'The cycle has not been opened.'),
  'programme.cycle-over': on(HUB_RULE, 'The cycle was closed or cancelled.'),
  'programme.plan-out-of-order': on(HUB_RULE, 'A cycle opens, then procures, then signs its contracts, then closes.'),
  'programme.plan-outside-its-period': on(HUB_RULE, 'A cycle is planned within the period of its programme.'),
  'programme.challenge-unknown': on(HUB_RULE, 'There is no challenge with this id.'),
  'programme.challenge-not-ready': on(HUB_RULE, 'Only a challenge that is ready or published can be admitted to a cycle.'),
  'programme.challenge-in-a-cycle': on(HUB_RULE, 'A challenge is in one cycle at a time.'),
  'programme.challenge-not-in-cycle': on(HUB_RULE, 'The challenge is not in this cycle.'),
  'programme.cycle-full': on(HUB_RULE, 'The cycle has as many challenges as the programme lets a cycle have.'),
  'programme.full': on(HUB_RULE, 'The programme has taken up as many challenges as it may in all.'),
  'programme.too-few-challenges': on(HUB_RULE, 'The cycle has fewer challenges than it needs to open.'),
  'programme.outside-its-period': on(HUB_RULE, 'A cycle opens within the period of its programme.'),
  'programme.outcomes-incomplete': on(HUB_RULE, 'A cycle closes with one outcome for each of its challenges, and for no other.'),
} as const satisfies RejectionCatalogue;
export type ProgrammeRejection = keyof typeof programmeRejections;
