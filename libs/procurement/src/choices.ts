import { graphqlEnum } from '@hub/platform';
import { criterionTypes, dialogueKinds, notificationChannels, partnerModes } from './domain/procurement.events.js';

export const DialogueKindChoice = graphqlEnum('MarketDialogueKind', dialogueKinds, 'How the market was asked before a procurement.');
export const CriterionTypeChoice = graphqlEnum('AwardCriterionType', criterionTypes, 'What an award criterion looks at (LOU 16:1).');
export const PartnerModeChoice = graphqlEnum('PartnerMode', partnerModes, 'Whether a partnership has one partner or several.');
export const NotificationChannelChoice = graphqlEnum(
  'NotificationChannel',
  notificationChannels,
  'How the award was notified: to all by electronic means, or to anybody in another way (LOU 20:1).',
);
export const IpTermsOwnerChoice = graphqlEnum(
  'IpTermsOwner',
  ['innovator', 'municipality'] as const,
  'Who owns what the partnership develops, by the procurement documents (LOU 6:33).',
);
export const CandidateStandingChoice = graphqlEnum(
  'CandidateStanding',
  ['requested', 'qualified', 'rejected'] as const,
  'What was decided about a request to participate; requested as long as nothing was.',
);
export const ProcurementStatusChoice = graphqlEnum(
  'ProcurementStatus',
  [
    'started',
    'dialogue',
    'documents-published',
    'noticed',
    'invited',
    'opened',
    'evaluated',
    'award-decided',
    'standstill',
    'concluded',
    'cancelled',
  ] as const,
  'How far a procurement has come.',
);
export const PublishedStatusChoice = graphqlEnum(
  'PublishedProcurementStatus',
  ['noticed', 'invited', 'opened', 'award-notified', 'concluded', 'cancelled'] as const,
  'How far a published procurement has come, as far as the public is told.',
);
