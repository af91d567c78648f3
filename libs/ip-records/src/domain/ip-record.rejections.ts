import { HUB_RULE, on, type RejectionCatalogue } from '@hub/kernel';

/** Every refusal that can be met in keeping who owns, uses and buys what came out of a partnership. */
export const ipRecordRejections = {
  'ip-record.not-found': on(HUB_RULE, 'There is no record with this id: it is that of the partnership, and begins with its contract.'),
  'ip-record.not-yours': on(HUB_RULE, 'Only the innovator who owns the solution, or the municipality, may do this.'),
  'ip-record.take-over-forbids-commercialisation': on(
    HUB_RULE,
    'Who is taken over cannot sell: where the municipality takes the rights over, the innovator has none to sell, unless they are licensed back.',
  ),
  'ip-record.background-after-the-start': on(
    HUB_RULE,
    'What a party brought with it is declared before the right to use the solution starts, so that nobody finds out later what they may not use.',
  ),
  'ip-record.asset-known': on(HUB_RULE, 'The record holds an asset of this name, and that has its owner.'),
  'ip-record.resale-known': on(HUB_RULE, 'A sale to this customer has been reported; change its status instead.'),
  'ip-record.resale-unknown': on(HUB_RULE, 'No sale with this id was reported.'),
  'ip-record.report-in-the-future': on(HUB_RULE, 'How many use it can only be counted until today.'),
  'ip-record.report-before-the-last': on(HUB_RULE, 'There is a later count; a count of an earlier day would not change what is known.'),
} as const satisfies RejectionCatalogue;
export type IpRecordRejection = keyof typeof ipRecordRejections;
