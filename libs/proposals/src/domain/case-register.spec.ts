import { describe, expect, it } from '@jest/globals';
import { isRejection, replay, toInstant, toLocalDate } from '@hub/kernel';
import { scenario } from '@hub/testing/kernel';
import fc from 'fast-check';
import { type AllotCaseNumberIntent, type CaseNumberAllotted, caseRegister } from './case-register.js';

const allot = (proposalId: string, year = 2026): AllotCaseNumberIntent => ({
  type: 'allot-case-number',
  at: toInstant('2026-01-15T09:00:00Z'),
  on: toLocalDate('2026-01-15'),
  by: 'system',
  data: { proposalId, year },
});
const allotted = (number: number): CaseNumberAllotted => ({
  type: 'case-number-allotted.v1',
  data: { proposalId: `p${number}`, year: 2026, number, caseNumber: `IH-2026-${String(number).padStart(4, '0')}` },
});

const { given } = scenario(caseRegister);

describe('the register of a year', () => {
  it('begins with one', () => given().when(allot('p1')).then(allotted(1)));
  it('goes on with the next', () => given(allotted(1), allotted(2)).when(allot('p3')).then(allotted(3)));
  it('outgrows its four digits', () => given(allotted(9_999)).when(allot('p10000')).then(allotted(10_000)));

  it('has no gap and no number twice, whoever asks', () => {
    fc.assert(
      fc.property(fc.array(fc.uuid(), { maxLength: 40 }), (proposals) => {
        const facts = proposals.reduce<CaseNumberAllotted[]>((past, proposalId) => {
          const decision = caseRegister.decide(allot(proposalId), replay(caseRegister, past));
          return isRejection(decision) ? past : [...past, ...decision];
        }, []);
        expect(facts.map(({ data }) => data.number)).toEqual(proposals.map((_, index) => index + 1));
      }),
    );
  });
});
