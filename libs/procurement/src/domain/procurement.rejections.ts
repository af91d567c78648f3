import { HUB_RULE, on, type RejectionCatalogue } from '@hub/kernel';

/** Every refusal that a procurement can meet. */
export const procurementRejections = {
  'procurement.not-found': on(HUB_RULE, 'There is no procurement with this id.'),
  'procurement.too-early': on(HUB_RULE, 'The procurement has not reached this step yet.'),
  'procurement.too-late': on(HUB_RULE, 'The procurement is past this step.'),
  'procurement.cancelled': on(HUB_RULE, 'The procurement was cancelled.'),
  'procurement.concluded': on(HUB_RULE, 'The procurement ended with a contract.'),
  'procurement.decision-by-machine': on('KL 6:38', 'In a procurement a person decides, never a machine.'),
  'procurement.candidate-decision-by-machine': on(
    HUB_RULE,
    'A person decides who qualifies, never a machine: the hub takes over for candidates what KL 6:38 says of procurement matters.',
  ),

  'procurement.challenge-has-one': on(HUB_RULE, 'The challenge already has a procurement under way.'),
  'procurement.challenge-not-taken-up': on(HUB_RULE, 'No open cycle has taken the challenge up.'),
  'procurement.market-scan-missing': on(
    HUB_RULE,
    'Nobody has searched the market for what the challenge asks for; the judgement that LOU 6:31 asks for rests on such a search.',
  ),
  'procurement.solution-exists': on(
    'LOU 6:31',
    'The market offers what meets the need; an innovation partnership is for what it does not.',
  ),
  'procurement.market-scan-too-old': on(
    HUB_RULE,
    'The latest market scan is too old; the market has to be searched again before a procurement starts.',
  ),
  'procurement.value-in-two-currencies': on(HUB_RULE, 'All parts of an estimated value are in the same currency.'),
  'procurement.value-out-of-range': on(HUB_RULE, 'No part of an estimated value may be larger than 1,000,000,000,000.'),
  'procurement.dialogue-too-late': on(
    HUB_RULE,
    'A market dialogue prepares a procurement; after the contract notice it is too late for one.',
  ),

  'procurement.documents-frozen': on(
    HUB_RULE,
    'The documents do not change after the contract notice: minimum requirements and award criteria are not negotiable (LOU 6:34).',
  ),
  'procurement.documents-version-taken': on(
    HUB_RULE,
    'Documents of this version have been published already; changed documents need a new version.',
  ),
  'procurement.documents-incomplete': on(
    'LOU 6:33',
    'The documents must state the need that the market cannot meet, and what applies to intellectual property.',
  ),
  'procurement.criterion-twice': on(HUB_RULE, 'Each award criterion has an id of its own.'),
  'procurement.quality-criterion-missing': on(
    'LOU 6:38, 16:1',
    'The only ground for evaluation is the best ratio of price and quality: at least one award criterion must be about quality.',
  ),
  'procurement.weights-not-100': on(
    HUB_RULE,
    'The weights of the award criteria add up to 100 percent, so that everybody can read how they are weighted (LOU 16:6).',
  ),
  'procurement.phases-missing': on('LOU 6:39', 'An innovation partnership is divided into phases.'),
  'procurement.phases-misnumbered': on(HUB_RULE, 'Phases are numbered 1, 2, 3 in their order.'),
  'procurement.end-conditions-missing': on(
    'LOU 6:40',
    'Documents that reserve the right to end the partnership after a phase must state on what conditions.',
  ),
  'procurement.partner-number-unfit': on(HUB_RULE, 'With a single partner the maximum is one; with several it is at least two.'),

  'procurement.documents-missing': on(
    'LOU 10:7',
    'The documents must be open to all from the day the notice is published: publish them first.',
  ),
  'procurement.requests-due-too-early': on(
    'LOU 11:3',
    'There must be at least 30 days for requests from the day the notice is sent; LOU 11:10 does not shorten them for this procedure.',
  ),
  'procurement.too-few-candidates': on('LOU 4:7', 'The notice must provide for inviting at least three candidates.'),
  'procurement.candidate-limits-crossed': on(
    HUB_RULE,
    'The highest number of candidates, which a notice may state beside the lowest (LOU 4:6), cannot be below it.',
  ),
  'procurement.selection-criteria-missing': on(
    'LOU 6:32',
    'The notice must name selection criteria: above all the capacity for research and development and for innovative solutions.',
  ),
  'procurement.organisation-not-yours': on(HUB_RULE, 'Only the procurement officer may act for an organisation other than their own.'),
  'procurement.already-interested': on(HUB_RULE, 'The organisation has registered its interest already.'),
  'procurement.already-requested': on(HUB_RULE, 'The organisation has asked to take part already.'),
  'procurement.requests-closed': on('LOU 4:1', 'The deadline for requests has passed; it is the same for everybody.'),
  'procurement.requests-still-open': on('LOU 12:10', 'Nobody may look at a request before the deadline for requests has passed.'),
  'procurement.no-request': on('LOU 6:30', 'The organisation has not asked to take part.'),
  'procurement.candidate-already-decided': on(HUB_RULE, 'The same has been decided about the candidate already.'),

  'procurement.requests-undecided': on(
    HUB_RULE,
    'Every request is decided before anybody is invited: how many must be invited depends on how many qualify (LOU 4:7).',
  ),
  'procurement.not-qualified': on('LOU 4:7', 'Only candidates that qualified may be invited.'),
  'procurement.nobody-invited': on(HUB_RULE, 'An invitation names at least one candidate.'),
  'procurement.too-few-invited': on(
    'LOU 4:7',
    'At least as many must be invited as the notice says, or all who qualified when they are fewer.',
  ),
  'procurement.too-many-invited': on('LOU 4:6', 'No more may be invited than the notice says.'),
  'procurement.tenders-due-passed': on('LOU 11:1', 'The deadline for tenders must lie ahead and leave time to write a tender.'),
  'procurement.information-due-too-late': on(
    'LOU 12:11',
    'The last day for additional information must be at least six days before the deadline for tenders.',
  ),
  'procurement.information-due-passed': on(HUB_RULE, 'The last day for additional information must not have passed.'),

  'procurement.tenders-not-due': on('LOU 12:10', 'Nobody may open a tender before the deadline has passed.'),
  'procurement.second-opener-needed': on(
    'LOU 12:10',
    'At least two persons open tenders together: the second must be somebody else than the first.',
  ),
  'procurement.not-a-tenderer': on(HUB_RULE, 'No tender of this organisation was opened.'),
  'procurement.round-out-of-order': on(HUB_RULE, 'Rounds of negotiation are numbered 1, 2, 3 and do not go back.'),
  'procurement.no-tenders': on(HUB_RULE, 'No tender was opened.'),
  'procurement.scores-incomplete': on('LOU 16:2', 'Every tender must be scored on every award criterion.'),
  'procurement.scores-twice': on(HUB_RULE, 'A tender is scored only once on each criterion.'),
  'procurement.criterion-unknown': on('LOU 16:6', 'Only the award criteria of the documents count.'),
  'procurement.points-out-of-range': on(HUB_RULE, 'Points are whole numbers from 0 to 100.'),

  'procurement.partners-missing': on(HUB_RULE, 'An award must name at least one partner.'),
  'procurement.too-many-partners': on(HUB_RULE, 'There can be no more partners than the documents provide for.'),
  'procurement.not-the-best-tender': on(
    'LOU 16:1',
    'The contract goes to the most advantageous tender: nobody may be passed over for a tender with a lower total.',
  ),
  'procurement.standstill-not-over': on('LOU 20:1', 'No contract may be signed before the standstill has ended.'),
  'procurement.not-a-partner': on(HUB_RULE, 'A contract can only be signed with a partner to whom it was awarded.'),
} as const satisfies RejectionCatalogue;
export type ProcurementRejection = keyof typeof procurementRejections;
