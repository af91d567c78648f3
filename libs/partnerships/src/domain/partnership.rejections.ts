import { HUB_RULE, on, type RejectionCatalogue } from '@hub/kernel';

/** Every refusal that can be met between the signing of a contract and its completion. */
export const partnershipRejections = {
  'partnership.not-found': on(HUB_RULE, 'There is no partnership with this id.'),
  'partnership.decision-by-machine': on(
    HUB_RULE,
    'In a contract a person decides, never a machine: the hub takes over for contracts what KL 6:38 says of procurement matters.',
  ),

  'partnership.contract-exists': on(HUB_RULE, 'The contract of this procurement with this partner has been signed.'),
  'partnership.nothing-awarded': on(HUB_RULE, 'There is no procurement with this id in which a contract was awarded.'),
  'partnership.procurement-cancelled': on(HUB_RULE, 'The procurement was cancelled; no contract follows from it.'),
  'partnership.not-the-winner': on('LOU 16:1', 'The contract was awarded to somebody else.'),
  'partnership.award-not-notified': on('LOU 12:12', 'The award has not been notified to those who took part.'),
  'partnership.standstill': on('LOU 20:1', 'No contract may be signed before the standstill period is over.'),
  'partnership.several-currencies': on(HUB_RULE, 'All amounts of a contract are in one currency.'),
  'partnership.phases-not-numbered': on('LOU 6:39', 'A partnership is divided into phases; they are numbered 1, 2, 3 in their order.'),
  'partnership.ids-repeated': on(
    HUB_RULE,
    'Targets and instalments of a phase, performance levels and their results each have an id of their own.',
  ),
  'partnership.phase-without-target': on(
    HUB_RULE,
    'Every phase has targets that the partner must meet: the decision after it rests on them (LOU 6:40).',
  ),
  'partnership.instalment-without-target': on(
    HUB_RULE,
    'Every instalment is paid against a target of its own phase: so the hub ties the instalments of LOU 6:40 to its targets.',
  ),
  'partnership.instalments-above-phase': on(HUB_RULE, 'The instalments of a phase add up to more than the phase may cost.'),
  'partnership.phases-above-maximum': on(HUB_RULE, 'The phases add up to more than the maximum cost that is agreed (LOU 6:31).'),
  'partnership.performance-levels-missing': on('LOU 6:31', 'A contract names at least one performance level that the solution must reach.'),
  'partnership.first-customer-terms-missing': on(
    HUB_RULE,
    'The terms of the first customer are agreed before the partnership begins, not after it.',
  ),
  'partnership.maintenance-terms-missing': on(HUB_RULE, 'Maintenance is agreed before the partnership begins, not after it.'),
  'partnership.usage-right-missing': on(
    HUB_RULE,
    'The right of the municipality to use the solution is agreed before the partnership begins.',
  ),

  'partnership.not-in-development': on(HUB_RULE, 'The development is over: the solution was accepted, or the partnership has ended.'),
  'partnership.phase-unknown': on(HUB_RULE, 'The contract has no phase with this number.'),
  'partnership.phase-out-of-order': on(
    HUB_RULE,
    'A phase starts only after the decision to go on from the one before it: the phases of LOU 6:39 follow each other.',
  ),
  'partnership.phase-not-active': on(HUB_RULE, 'The phase has not started, or has been decided.'),
  'partnership.phase-started': on(HUB_RULE, 'The phase has started before.'),
  'partnership.target-unknown': on(HUB_RULE, 'The phase has no target with this id.'),
  'partnership.targets-not-assessed': on('LOU 6:40', 'A phase is decided on the ground of its targets, once all of them are assessed.'),
  'partnership.ending-not-reserved': on('LOU 6:40', 'The procurement documents did not reserve ending the partnership after a phase.'),

  'partnership.instalment-unknown': on(HUB_RULE, 'The phase has no instalment with this id.'),
  'partnership.instalment-approved': on(HUB_RULE, 'The instalment has been approved.'),
  'partnership.target-not-assessed': on(HUB_RULE, 'An instalment is paid against a target, and this one has not been assessed.'),
  'partnership.target-not-met': on(
    HUB_RULE,
    'An instalment is paid when its target is met. Nothing is paid for a part of it: the contract may split a target, a payment may not.',
  ),

  'partnership.phases-not-continued': on(
    HUB_RULE,
    'A solution is accepted only after every phase was decided, with the decision to go on (LOU 6:39).',
  ),
  'partnership.level-unknown': on(HUB_RULE, 'The contract has no performance level with this id.'),
  'partnership.levels-not-measured': on('LOU 6:31', 'Every agreed performance level needs a result.'),
  'partnership.levels-not-met': on('LOU 6:31', 'The solution does not reach the agreed performance levels.'),
  'partnership.cost-above-maximum': on('LOU 6:31', 'The solution costs more than the agreed maximum.'),
  'partnership.not-accepted': on('LOU 6:31', 'Only a solution that was accepted against the agreed levels and cost may be bought.'),
  'partnership.purchased': on(HUB_RULE, 'The purchase has been decided.'),
  'partnership.option-expired': on(HUB_RULE, 'The day until which the municipality could buy on the terms of the first customer is past.'),

  'partnership.closed': on(HUB_RULE, 'The partnership has been completed, or has ended.'),
} as const satisfies RejectionCatalogue;
export type PartnershipRejection = keyof typeof partnershipRejections;
