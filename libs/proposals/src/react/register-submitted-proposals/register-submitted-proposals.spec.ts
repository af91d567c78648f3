import { describe, it } from '@jest/globals';
import { type CommandBus } from '@nestjs/cqrs';
import { toLocalDate } from '@hub/kernel';
import type { Commands } from '@hub/platform';
import { reactorScenario } from '@hub/testing/platform';
import type { CaseNumberAllotted } from '../../domain/case-register.js';
import type { ProposalRegistered, ProposalSubmitted } from '../../domain/proposal.events.js';
import type { RegisterProposal } from '../../write/register-proposal/register-proposal.command.js';
import { RegisterProposalHandler } from '../../write/register-proposal/register-proposal.handler.js';
import { RegisterSubmittedProposals } from './register-submitted-proposals.reactor.js';

// The reaction asks over the bus; here its handler sits right behind it, on the store of the story.
const open = (): RegisterSubmittedProposals => {
  const execute = (command: RegisterProposal) =>
    new RegisterProposalHandler((reactor as unknown as { commands: Commands }).commands).execute(command);
  const reactor: RegisterSubmittedProposals = new RegisterSubmittedProposals({ execute } as unknown as CommandBus);
  return reactor;
};

const submitted = (proposalId: string) => ({
  stream: `proposal-${proposalId}`,
  fact: {
    type: 'proposal-submitted.v1',
    data: { proposalId, source: 'employee', title: 'Snow', need: 'n', proposer: 'anna', answerDueOn: toLocalDate('2026-04-15') },
  } satisfies ProposalSubmitted,
});
const allotted = (proposalId: string, number: number) => ({
  stream: 'case-register-2026',
  fact: {
    type: 'case-number-allotted.v1',
    data: { proposalId, year: 2026, number, caseNumber: `IH-2026-000${number}` },
  } satisfies CaseNumberAllotted,
});
const registered = (proposalId: string, number: number) => ({
  stream: `proposal-${proposalId}`,
  fact: { type: 'proposal-registered.v1', data: { proposalId, caseNumber: `IH-2026-000${number}` } } satisfies ProposalRegistered,
});

const { given } = reactorScenario(open);

describe('whatever was submitted is registered', () => {
  it('gets the next number of the year of its submission', () =>
    given(submitted('p1'), submitted('p2'))
      .when(submitted('p1'), submitted('p2'))
      .then(allotted('p1', 1), registered('p1', 1), allotted('p2', 2), registered('p2', 2)));
});
