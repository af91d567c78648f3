import { HUB_RULE, on, type RejectionCatalogue } from '@hub/kernel';

/** The refusals that every act can meet, whatever its context. */
export const platformRejections = {
  'access.sign-in-required': on(HUB_RULE, 'Only a signed-in person may do this.'),
  'access.role-missing': on(HUB_RULE, 'None of your roles may do this.'),
  'input.invalid': on(HUB_RULE, 'The input does not have the form that the act needs.'),
  'act.unknown': on(HUB_RULE, 'There is no act of this name.'),
  'act.in-the-future': on(HUB_RULE, 'An act of the past cannot lie in the future.'),
  'act.before-its-past': on(HUB_RULE, 'An act cannot happen before what its case already holds.'),
  'command.id-reused': on(HUB_RULE, 'This command id was used for something else in this case, or by somebody else.'),
  'command.contended': on(HUB_RULE, 'Others kept changing this case at the same moment; try again.'),
} as const satisfies RejectionCatalogue;
export type PlatformRejection = keyof typeof platformRejections;
