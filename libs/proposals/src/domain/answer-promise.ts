import { type LocalDate, plusDays, plusMonths } from '@hub/kernel';
import type { ProposalSource } from './proposal.events.js';

/** What the hub promises its proposers, from a day on. A new promise is a new line; proposals keep the one of their day. */
export type AnswerPromise = Readonly<{ from: LocalDate; days: number; source: string }>;

export const answerPromises: readonly AnswerPromise[] = [
  { from: '2000-01-01' as LocalDate, days: 90, source: "The hub's own promise; no public source names one. Unverified." },
];

/** A citizen proposal is decided within a year of being raised, if possible (KL 5:35). */
const CITIZEN_MONTHS = 12;

/** The day by which an answer is due. A formal citizen proposal follows the law, everything else the hub's promise of that day. */
export const answerDueOn = (source: ProposalSource, informal: boolean, submittedOn: LocalDate): LocalDate => {
  if (source === 'citizen' && !informal) return plusMonths(submittedOn, CITIZEN_MONTHS);
  const promise = answerPromises.filter(({ from }) => from <= submittedOn).at(-1);
  if (!promise) throw new RangeError(`no promise holds on ${submittedOn}`);
  return plusDays(submittedOn, promise.days);
};
