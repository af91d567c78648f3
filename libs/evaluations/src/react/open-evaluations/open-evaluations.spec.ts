import { describe, it } from '@jest/globals';
import { toLocalDate } from '@hub/kernel';
import type { ProposalSubmitted } from '@hub/proposals';
import { reactorScenario } from '@hub/testing/platform';
import { told } from '../../testing/evaluation-story.js';
import { OpenEvaluations } from './open-evaluations.reactor.js';

const { given } = reactorScenario(() => new OpenEvaluations());
const submitted: ProposalSubmitted = {
  type: 'proposal-submitted.v1',
  data: { proposalId: 'p1', source: 'employee', title: 'Snow', need: 'n', proposer: 'anna', answerDueOn: toLocalDate('2026-04-15') },
};

describe('every proposal is evaluated', () => {
  it('from the moment it is submitted', () =>
    given().when({ stream: 'proposal-p1', fact: submitted }).then({ stream: 'evaluation-p1', fact: told.opened }));

  it('in one evaluation', () =>
    given({ stream: 'evaluation-p1', fact: told.opened }).when({ stream: 'proposal-p1', fact: submitted }).then());
});
