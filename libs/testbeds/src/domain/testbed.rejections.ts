import { HUB_RULE, on, type RejectionCatalogue } from '@hub/kernel';

/** Every refusal somebody can meet who runs a test bed. */
export const testBedRejections = {
  'testbed.not-found': on(HUB_RULE, 'There is no test bed with this id.'),
  'testbed.already-opened': on(HUB_RULE, 'A test bed with this id was opened.'),
  'testbed.challenge-unknown': on(HUB_RULE, 'There is no challenge with this id.'),
  'testbed.period-reversed': on(HUB_RULE, 'A test bed does not close before it opens.'),
  'testbed.not-open-yet': on(HUB_RULE, 'The test bed has not opened on that day.'),
  'testbed.closed': on(HUB_RULE, 'The test bed is closed.'),
  'testbed.value-not-a-number': on(HUB_RULE, 'What was measured is a decimal number, such as 1400 or 4.75.'),
  'testbed.measured-in-the-future': on(HUB_RULE, 'What was measured was measured today or before.'),
} as const satisfies RejectionCatalogue;
export type TestBedRejection = keyof typeof testBedRejections;
