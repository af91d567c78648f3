import { describe, expect, it } from '@jest/globals';
import { toInstant, toLocalDate } from '@hub/kernel';
import { scenario } from '@hub/testing/kernel';
import { proposal } from './proposal.js';
import type { ProposalCommand, SubmitProposalIntent } from './proposal.commands.js';
import type { ProposalEvent, ProposalMerged, ProposalOutcomeRecorded, ProposalSubmitted } from './proposal.events.js';

function submittedData(): ProposalSubmitted['data'] {
  return {
    proposalId: 'p1',
    source: 'employee',
    title: 'Snow',
    need: 'Clear it',
    proposer: 'anna',
    answerDueOn: toLocalDate('2026-04-15'),
  };
}
function command<T extends ProposalCommand['type']>(type: T, data: Extract<ProposalCommand, { type: T }>['data'], by = 'coordinator') {
  return { type, at: toInstant('2026-01-15T09:00:00Z'), on: toLocalDate('2026-01-15'), by, data } as Extract<ProposalCommand, { type: T }>;
}
function submit(changes: Partial<SubmitProposalIntent['data']> = {}) {
  return command(
    'submit-proposal',
    {
      proposalId: 'p1',
      source: 'employee',
      title: 'Snow',
      need: 'Clear it',
      proposer: 'anna',
      maySubmitAs: ['employee'],
      informal: false,
      ...changes,
    },
    'anna',
  );
}
function withdraw(by: string, forTheHub = false) {
  return command('withdraw-proposal', { proposalId: 'p1', reason: 'no longer needed', forTheHub }, by);
}
function merge(changes: object = {}) {
  return command('merge-proposal', { proposalId: 'p1', into: 'p2', targetOpen: true, reason: 'the same need', ...changes });
}
const submitted: ProposalSubmitted = { type: 'proposal-submitted.v1', data: submittedData() };
const merged: ProposalMerged = { type: 'proposal-merged.v1', data: { proposalId: 'p1', into: 'p2', reason: 'the same need' } };
const unmerge = command('unmerge-proposal', { proposalId: 'p1', reason: 'two needs after all' });
const outcome = (value: ProposalOutcomeRecorded['data']['outcome']): ProposalOutcomeRecorded => ({
  type: 'proposal-outcome-recorded.v1',
  data: { proposalId: 'p1', evaluationId: 'p1', outcome: value, reason: 'because' },
});

const { given } = scenario(proposal);

const noteOverdue = command('note-answer-overdue', { proposalId: 'p1', answerDueOn: toLocalDate('2026-04-15') });
const overdue: ProposalEvent = { type: 'proposal-answer-overdue.v1', data: { proposalId: 'p1', answerDueOn: toLocalDate('2026-04-15') } };

describe('a promised answer', () => {
  it('is overdue when its day passed and nothing had become of the proposal', () => given(submitted).when(noteOverdue).then(overdue));
  it('is not when there was an outcome, or the proposal was withdrawn or goes on in another', () => {
    given(submitted, outcome('parked')).when(noteOverdue).then();
    given(submitted, merged).when(noteOverdue).then();
    given(submitted, { type: 'proposal-withdrawn.v1', data: { proposalId: 'p1', reason: 'gone' } })
      .when(noteOverdue)
      .then();
  });
  it('can still come', () =>
    given(submitted, overdue)
      .when(withdraw('anna'))
      .then({ type: 'proposal-withdrawn.v1', data: { proposalId: 'p1', reason: 'no longer needed' } }));
});

describe('submit a proposal', () => {
  it('stores the need and promises an answer', () => given().when(submit()).then(submitted));

  it('is refused when the id is taken', () => given(submitted).when(submit()).thenRejected('proposal.already-submitted'));

  it('lets nobody submit as what they are not', () => {
    given()
      .when(submit({ source: 'citizen', informal: true, maySubmitAs: ['employee'] }))
      .thenRejected('proposal.source-not-yours', { source: 'citizen' });
  });

  it('wants a citizen to name the citizen-proposal case, or to say that there is none', () => {
    const citizen = { source: 'citizen', maySubmitAs: ['citizen'] } as const;
    given().when(submit(citizen)).thenRejected('proposal.citizen-case-missing');
    given()
      .when(submit({ ...citizen, informal: true }))
      .thenTypes('proposal-submitted.v1');
    given()
      .when(submit({ ...citizen, citizenCaseNumber: 'KS 2026-17' }))
      .thenTypes('proposal-submitted.v1');
  });

  it('has no citizen-proposal case for an employee', () => {
    given()
      .when(submit({ citizenCaseNumber: 'KS 2026-17' }))
      .thenRejected('proposal.citizen-case-not-for-employees');
  });
});

describe('withdraw a proposal', () => {
  it('is for its proposer, or the coordinator', () => {
    given(submitted).when(withdraw('anna')).thenTypes('proposal-withdrawn.v1');
    given(submitted).when(withdraw('someone-else')).thenRejected('proposal.not-yours');
    given(submitted).when(withdraw('someone-else', true)).thenTypes('proposal-withdrawn.v1');
  });

  it('is possible until the proposal has its outcome', () => {
    given(submitted, outcome('declined')).when(withdraw('anna')).thenRejected('proposal.has-an-outcome', { outcome: 'declined' });
  });

  it('happens once', () =>
    given(submitted, { type: 'proposal-withdrawn.v1', data: { proposalId: 'p1', reason: 'r' } })
      .when(withdraw('anna'))
      .thenRejected('proposal.withdrawn'));

  it('waits until the proposals that are part of it are taken out', () => {
    given(submitted, { type: 'proposal-absorbed.v1', data: { proposalId: 'p1', from: 'p2' } })
      .when(withdraw('anna'))
      .thenRejected('proposal.has-parts', { parts: ['p2'] });
  });
});

describe('merge proposals', () => {
  it('makes a proposal part of another', () => given(submitted).when(merge()).then(merged));
  it('needs another that is open', () =>
    given(submitted)
      .when(merge({ targetOpen: false }))
      .thenRejected('proposal.merge-target-closed', { into: 'p2' }));
  it('never makes it part of itself', () =>
    given(submitted)
      .when(merge({ into: 'p1' }))
      .thenRejected('proposal.merged-into-itself'));
  it('keeps a proposal that others are part of', () => {
    given(submitted, { type: 'proposal-absorbed.v1', data: { proposalId: 'p1', from: 'p3' } })
      .when(merge())
      .thenRejected('proposal.has-parts');
  });
  it('can be taken back, and then done again', () => {
    given(submitted, merged)
      .when(unmerge)
      .then({ type: 'proposal-unmerged.v1', data: { proposalId: 'p1', from: 'p2', reason: 'two needs after all' } });
    given(submitted).when(unmerge).thenRejected('proposal.not-merged');
    given(submitted, merged, { type: 'proposal-unmerged.v1', data: { proposalId: 'p1', from: 'p2', reason: 'r' } })
      .when(merge())
      .then(merged);
  });
});

describe('ask and answer', () => {
  const asked: ProposalEvent = { type: 'question-asked.v1', data: { proposalId: 'p1', questionId: 'q1', question: 'Where?' } };
  const answer = command('answer-question', { proposalId: 'p1', questionId: 'q1', answer: 'In the north.', forTheHub: false }, 'anna');

  it('takes one answer to a question that was asked', () => {
    given(submitted, asked)
      .when(answer)
      .then({ type: 'question-answered.v1', data: { proposalId: 'p1', questionId: 'q1', answer: 'In the north.' } });
    given(submitted).when(answer).thenRejected('proposal.question-unknown');
    given(submitted)
      .when(command('answer-question', { proposalId: 'p1', questionId: 'constructor', answer: 'a', forTheHub: false }, 'anna'))
      .thenRejected('proposal.question-unknown');
    given(submitted, asked, { type: 'question-answered.v1', data: { proposalId: 'p1', questionId: 'q1', answer: 'a' } })
      .when(answer)
      .thenRejected('proposal.question-answered');
  });
});

describe('clarify a proposal', () => {
  const clarify = (title: string) =>
    command('clarify-proposal', { proposalId: 'p1', title, reason: 'better words', forTheHub: false }, 'anna');
  it('changes the words', () => given(submitted).when(clarify('Clear snow in time')).thenTypes('proposal-clarified.v1'));
  it('changes nothing when the words are the same', () => given(submitted).when(clarify('Snow')).thenNothing());
  it('is refused once there is an outcome', () =>
    given(submitted, outcome('parked')).when(clarify('x')).thenRejected('proposal.has-an-outcome'));
  it('is refused while it goes on as part of another, and named that one', () =>
    given(submitted, merged).when(clarify('x')).thenRejected('proposal.merged', { into: 'p2' }));
});

describe('citizen proposals', () => {
  const mirror = (decidedOn: string) =>
    command('mirror-citizen-decision', { proposalId: 'p1', decision: 'Granted', decidedOn: toLocalDate(decidedOn) });
  const citizens: ProposalSubmitted = {
    type: 'proposal-submitted.v1',
    data: { ...submittedData(), source: 'citizen', citizenCaseNumber: 'KS 1' },
  };

  it('mirrors a decision of the council and takes none itself', () => {
    given(citizens).when(mirror('2026-01-15')).thenTypes('citizen-decision-mirrored.v1');
    expect(
      given(citizens, {
        type: 'citizen-decision-mirrored.v1',
        data: { proposalId: 'p1', decision: 'Granted', decidedOn: toLocalDate('2026-01-15') },
      }).state()?.standing,
    ).toEqual({ status: 'open' });
  });
  it('knows no decision of tomorrow', () => given(citizens).when(mirror('2026-01-16')).thenRejected('proposal.decision-in-the-future'));
  it('needs a citizen-proposal case', () => given(submitted).when(mirror('2026-01-15')).thenRejected('proposal.no-citizen-case'));
  it('is linked to one case only', () => {
    const link = (citizenCaseNumber: string) =>
      command('link-citizen-case', { proposalId: 'p1', citizenCaseNumber, receivingBody: 'council' });
    given(citizens).when(link('KS 1')).thenTypes('citizen-case-linked.v1');
    given(citizens).when(link('KS 2')).thenRejected('proposal.citizen-case-already-linked');
    given(submitted).when(link('KS 1')).thenRejected('proposal.citizen-case-not-for-employees');
  });
});

describe('what became of it', () => {
  const promote = command('promote-proposal', { proposalId: 'p1', challengeId: 'SNOW' });
  it('becomes a challenge only when its evaluation said so', () => {
    given(submitted, outcome('challenge')).when(promote).thenTypes('proposal-promoted.v1');
    given(submitted, outcome('market')).when(promote).thenRejected('proposal.no-outcome-for-a-challenge');
    given(submitted).when(promote).thenRejected('proposal.no-outcome-for-a-challenge');
  });
  it('loses its outcome when the evaluation is reopened, and is open again', () => {
    const data = { proposalId: 'p1', evaluationId: 'p1', reason: 'new facts' };
    const takenBack: ProposalEvent = { type: 'proposal-outcome-reopened.v1', data };
    const takeBack = command('take-back-outcome', data);
    given(submitted, outcome('declined')).when(takeBack).then(takenBack);
    given(submitted).when(takeBack).thenNothing();
    given(submitted, outcome('declined'), takenBack).when(withdraw('anna')).thenTypes('proposal-withdrawn.v1');
    given(submitted, outcome('challenge'), takenBack).when(promote).thenRejected('proposal.no-outcome-for-a-challenge');
  });
  it('changes nothing the second time', () => {
    given(submitted, outcome('challenge'), { type: 'proposal-promoted.v1', data: { proposalId: 'p1', challengeId: 'SNOW' } })
      .when(promote)
      .thenNothing();
  });
});

it('knows nothing of a proposal that was never submitted', () => given().when(merge()).thenRejected('proposal.not-found'));
