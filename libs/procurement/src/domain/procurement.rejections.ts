import { HUB_RULE, on, type RejectionCatalogue } from '@hub/kernel';

/** Every refusal that a procurement can meet. */
export const procurementRejections = {
  'procurement.not-found': on(HUB_RULE, 'There is no procurement with this id.'),
  'procurement.too-early': on(HUB_RULE, 'The procurement has not come so far.'),
  'procurement.too-late': on(HUB_RULE, 'The procurement is past this step.'),
  'procurement.cancelled': on(HUB_RULE, 'The procurement was cancelled.'),
  'procurement.concluded': on(HUB_RULE, 'The procurement ended with a contract.'),
  'procurement.decision-by-machine': on('KL 6:38', 'In a procurement a person decides, never a machine.'),

  'procurement.challenge-has-one': on(HUB_RULE, 'The challenge has a procurement under way.'),
  'procurement.challenge-not-taken-up': on(HUB_RULE, 'No open cycle has taken the challenge up.'),
  'procurement.market-scan-missing': on('LOU 6:31', 'Nobody has searched the market for what the challenge asks for.'),
  'procurement.solution-exists': on(
    'LOU 6:31',
    'The market offers what meets the need; an innovation partnership is for what it does not.',
  ),
  'procurement.market-scan-too-old': on(HUB_RULE, 'The market has to be searched anew before a procurement starts.'),
  'procurement.value-in-two-currencies': on(HUB_RULE, 'A value is estimated in one currency.'),
  'procurement.value-out-of-range': on(HUB_RULE, 'No part of an estimated value is larger than a million million.'),
  'procurement.dialogue-too-late': on(
    HUB_RULE,
    'A market dialogue prepares a procurement; after the contract notice it is too late for one.',
  ),

  'procurement.documents-frozen': on(
    'LOU 6:34',
    'The contract notice is published: minimum requirements and award criteria stand, and with them the documents.',
  ),
  'procurement.documents-version-taken': on(HUB_RULE, 'Documents of this version have been published; new ones have a new version.'),
  'procurement.documents-incomplete': on(
    'LOU 6:33',
    'The documents state the need the market cannot meet, and what applies to intellectual property.',
  ),
  'procurement.criterion-twice': on(HUB_RULE, 'Each award criterion has an id of its own.'),
  'procurement.quality-criterion-missing': on(
    'LOU 6:38, 16:1',
    'Tenders are evaluated on the best ratio of price and quality: at least one award criterion is about quality.',
  ),
  'procurement.weights-not-100': on('LOU 16:6', 'The award criteria are weighted; together their weights make 100 percent.'),
  'procurement.phases-missing': on('LOU 6:39', 'An innovation partnership is divided into phases.'),
  'procurement.phases-misnumbered': on(HUB_RULE, 'Phases are numbered 1, 2, 3 in their order.'),
  'procurement.end-conditions-missing': on(
    'LOU 6:40',
    'Whoever reserves the right to end the partnership after a phase states on what conditions.',
  ),
  'procurement.partner-number-unfit': on(HUB_RULE, 'One partner is at most one; several are at least two.'),

  'procurement.documents-missing': on('LOU 10:7', 'The documents are open to all from the day of the notice: publish them first.'),
  'procurement.requests-due-too-early': on(
    'LOU 11:3',
    'At least 30 days from the day the notice was sent; an innovation partnership has no accelerated procedure (LOU 11:10).',
  ),
  'procurement.too-few-candidates': on('LOU 4:7', 'At least three candidates are to be invited.'),
  'procurement.candidate-limits-crossed': on('LOU 4:6', 'The highest number of candidates cannot be below the lowest.'),
  'procurement.selection-criteria-missing': on(
    'LOU 6:32',
    'The selection looks at the capacity for research and development, and for developing and realising innovative solutions.',
  ),
  'procurement.organisation-not-yours': on(HUB_RULE, 'One acts for the own organisation; only the procurement officer for others.'),
  'procurement.already-interested': on(HUB_RULE, 'The organisation has registered its interest.'),
  'procurement.already-requested': on(HUB_RULE, 'The organisation has asked to take part.'),
  'procurement.requests-closed': on('LOU 4:1', 'The time for requests is over, for everybody alike.'),
  'procurement.requests-still-open': on('LOU 12:10', 'Requests are not looked at until the time for them is over.'),
  'procurement.no-request': on('LOU 6:30', 'The organisation has not asked to take part.'),
  'procurement.candidate-already-decided': on(HUB_RULE, 'That is what was decided about the candidate.'),

  'procurement.requests-undecided': on('LOU 4:7', 'Who meets the criteria is known when every request is decided.'),
  'procurement.not-qualified': on('LOU 4:7', 'Only candidates that qualified are invited.'),
  'procurement.nobody-invited': on('LOU 4:7', 'An invitation goes to somebody.'),
  'procurement.too-few-invited': on(
    'LOU 4:7',
    'At least as many are invited as the notice says, or all who qualified when they are fewer.',
  ),
  'procurement.too-many-invited': on('LOU 4:6', 'At most as many are invited as the notice says.'),
  'procurement.tenders-due-passed': on('LOU 11:1', 'The deadline for tenders leaves time to write one.'),
  'procurement.information-due-too-late': on('LOU 12:11', 'Additional information is given at the latest six days before the deadline.'),
  'procurement.information-due-passed': on(HUB_RULE, 'The last day for additional information lies ahead.'),

  'procurement.tenders-not-due': on('LOU 12:10', 'Tenders are not opened before the deadline has passed.'),
  'procurement.second-opener-needed': on('LOU 12:10', 'At least two persons open tenders: somebody else has to be the second.'),
  'procurement.not-a-tenderer': on(HUB_RULE, 'No tender of this organisation was opened.'),
  'procurement.round-out-of-order': on(HUB_RULE, 'Rounds of negotiation are numbered 1, 2, 3 and do not go back.'),
  'procurement.no-tenders': on(HUB_RULE, 'No tender was opened.'),
  'procurement.scores-incomplete': on('LOU 16:2', 'Every tender is assessed on every award criterion.'),
  'procurement.scores-twice': on(HUB_RULE, 'A tender is scored once on a criterion.'),
  'procurement.criterion-unknown': on('LOU 16:6', 'Only the award criteria of the documents count.'),
  'procurement.points-out-of-range': on(HUB_RULE, 'Points are whole numbers from 0 to 100.'),

  'procurement.partners-missing': on(HUB_RULE, 'An award names at least one partner.'),
  'procurement.too-many-partners': on(HUB_RULE, 'No more partners than the documents provide for.'),
  'procurement.standstill-not-over': on('LOU 20:1', 'No contract is signed before the standstill has ended.'),
  'procurement.not-a-partner': on(HUB_RULE, 'A contract is signed with a partner that was awarded one.'),
} as const satisfies RejectionCatalogue;
export type ProcurementRejection = keyof typeof procurementRejections;
