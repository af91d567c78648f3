import { graphqlEnum } from '@hub/platform';
import { levelOperators, phaseDecisions, targetResults } from './domain/partnership.events.js';

export const TargetResultChoice = graphqlEnum('TargetResult', targetResults, 'How far a target of a phase was reached.');
export const PhaseDecisionChoice = graphqlEnum('PhaseDecision', phaseDecisions, 'What is decided after a phase (LOU 6:40).');
export const LevelOperatorChoice = graphqlEnum('LevelOperator', levelOperators, 'Which side of its value a performance level asks for.');

export const partnershipStatuses = [
  'signed',
  'phase-active',
  'phase-under-review',
  'phase-continued',
  'accepted',
  'purchased',
  'completed',
  'ended',
] as const;
export type PartnershipStatus = (typeof partnershipStatuses)[number];
export const PartnershipStatusChoice = graphqlEnum(
  'PartnershipStatus',
  partnershipStatuses,
  'Where a partnership stands. A phase is under review once all its targets are assessed; continued, until the next one starts or, after the last one, the solution is accepted.',
);

export const phaseStatuses = ['planned', 'active', 'under-review', 'continued', 'ended'] as const;
export type PhaseStatus = (typeof phaseStatuses)[number];
export const PhaseStatusChoice = graphqlEnum('PartnershipPhaseStatus', phaseStatuses, 'Where a phase of a partnership stands.');
