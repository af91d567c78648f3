import { type Decider, type Fact, type Intent, typesOf } from '@hub/kernel';

/** A number of the register of one year is given to a proposal. */
export type CaseNumberAllotted = Fact<'case-number-allotted.v1', { proposalId: string; year: number; number: number; caseNumber: string }>;
export const caseRegisterEventTypes = typesOf<CaseNumberAllotted>({ 'case-number-allotted.v1': true });
export type AllotCaseNumberIntent = Intent<'allot-case-number', { proposalId: string; year: number }>;

/**
 * The register of one year: numbers 1, 2, 3 … without a gap. A number is given only to a proposal that is already stored, and the
 * command id names the proposal, so that a proposal never gets two.
 */
export const caseRegister: Decider<AllotCaseNumberIntent, Readonly<{ last: number }>, CaseNumberAllotted, never> = {
  initialState: { last: 0 },
  decide({ data: { proposalId, year } }, { last }) {
    const number = last + 1;
    return [{ type: 'case-number-allotted.v1', data: { proposalId, year, number, caseNumber: caseNumber(year, number) } }];
  },
  evolve: (_state, { data }) => ({ last: data.number }),
};

/** `IH-2026-0007`: the hub, the year in Stockholm, the number in that year. */
export const caseNumber = (year: number, number: number): string => `IH-${year}-${String(number).padStart(4, '0')}`;
