import { describe, it } from '@jest/globals';
import type { ChallengeDrafted } from '@hub/challenges';
import type { EvaluationConcluded, EvaluationOpened, EvaluationReopened, Verdict } from '@hub/evaluations';
import { money, toLocalDate } from '@hub/kernel';
import { reactorScenario } from '@hub/testing/platform';
import type { ProposalEvent, ProposalOutcome } from '../../domain/proposal.events.js';
import { RecordWhatBecameOfProposals } from './record-what-became-of-proposals.reactor.js';

const OF = { evaluationId: 'p1', proposalId: 'p1' };
const about = (fact: ProposalEvent) => ({ stream: `proposal-${fact.data.proposalId}`, fact });

const submitted = about({
  type: 'proposal-submitted.v1',
  data: { proposalId: 'p1', source: 'employee', title: 'Snow', need: 'n', proposer: 'anna', answerDueOn: toLocalDate('2026-04-15') },
});
const withdrawn = about({ type: 'proposal-withdrawn.v1', data: { proposalId: 'p1', reason: 'r' } });
const noted = about({ type: 'proposal-evaluation-opened.v1', data: OF });
const recorded = (outcome: ProposalOutcome) =>
  about({ type: 'proposal-outcome-recorded.v1', data: { ...OF, outcome, reason: 'large and new' } });
const takenBack = about({ type: 'proposal-outcome-reopened.v1', data: { ...OF, reason: 'new facts' } });
const promoted = about({ type: 'proposal-promoted.v1', data: { proposalId: 'p1', challengeId: 'SNOW' } });

const heard = <F extends EvaluationOpened | EvaluationConcluded | EvaluationReopened>(fact: F) => ({ stream: 'evaluation-p1', fact });
const opened = heard({ type: 'evaluation-opened.v1', data: { ...OF, round: 1 } });
const concluded = (verdict: Verdict) =>
  heard({
    type: 'evaluation-concluded.v1',
    data: {
      ...OF,
      round: 1,
      verdict,
      reason: 'large and new',
      band: 'large',
      annualValue: money('900000', 'SEK'),
      scan: {
        scanId: 's1',
        method: 'desk',
        searchedOn: toLocalDate('2026-01-10'),
        searchedWhere: ['TED'],
        found: [],
        conclusion: 'none',
        newDevelopmentNeeded: true,
        inventiveHeight: true,
      },
      decidedBy: 'dora',
      delegation: 'D 4.2',
    },
  });
const reopened = heard({ type: 'evaluation-reopened.v1', data: { ...OF, round: 2, reason: 'new facts' } });
const drafted = (...proposalIds: readonly string[]) => ({
  stream: 'challenge-SNOW',
  fact: { type: 'challenge-drafted.v1', data: { challengeId: 'SNOW', title: 't', need: 'n', proposalIds } } satisfies ChallengeDrafted,
});

const { given } = reactorScenario(() => new RecordWhatBecameOfProposals());

describe('a proposal says what became of it', () => {
  it('is under evaluation', () => given(submitted).when(opened).then(noted));

  it('has the verdict of its evaluation as its outcome, with the reason', () =>
    given(submitted).when(concluded('market')).then(recorded('market')));

  it('has no outcome of its own once it was withdrawn', () => given(submitted, withdrawn).when(concluded('parked')).then());

  it('loses its outcome when the evaluation is reopened, and gets another', () =>
    given(submitted)
      .when(concluded('parked'), reopened, concluded('challenge'))
      .then(recorded('parked'), takenBack, recorded('challenge')));

  it('becomes part of a challenge', () =>
    given(submitted).when(concluded('challenge'), drafted('p1')).then(recorded('challenge'), promoted));

  it('is told of a challenge for each proposal it was drafted from', () =>
    given(submitted, recorded('challenge'), ...other())
      .when(drafted('p1', 'p2'))
      .then(promoted, about({ type: 'proposal-promoted.v1', data: { proposalId: 'p2', challengeId: 'SNOW' } })));

  it('stays as it is when its outcome was taken back in that very moment', () =>
    given(submitted, recorded('challenge'), takenBack).when(drafted('p1')).then());
});

function other() {
  return [submitted, recorded('challenge')].map(({ fact }) =>
    about({ ...fact, data: { ...fact.data, proposalId: 'p2' } } as ProposalEvent),
  );
}
