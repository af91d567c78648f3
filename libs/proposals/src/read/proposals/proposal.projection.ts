import { Injectable } from '@nestjs/common';
import type { Recorded } from '@hub/event-store';
import { assertNever } from '@hub/kernel';
import { CaseProjection, type Shown } from '@hub/platform';
import { type ProposalEvent, proposalEventTypes, type ProposalSubmitted } from '../../domain/proposal.events.js';
import { PROPOSAL_PREFIX } from '../../domain/proposal.stream.js';
import { ProposalRow, type ProposalStatus } from './proposal.row.js';

type View = Shown<ProposalRow>;

@Injectable()
export class ProposalProjection extends CaseProjection<ProposalRow, ProposalEvent> {
  override readonly name = 'proposals-proposals.v1';
  override readonly on = proposalEventTypes;
  override readonly row = ProposalRow;
  override readonly prefix = PROPOSAL_PREFIX;

  override fold(before: View | undefined, fact: Recorded<ProposalEvent>): View {
    const { type, data } = fact;
    if (type === 'proposal-submitted.v1') return opened(data);
    if (!before) throw new Error(`${type} before the proposal was submitted`);
    switch (type) {
      case 'proposal-registered.v1':
        return { ...before, caseNumber: data.caseNumber };
      case 'citizen-case-linked.v1':
        return { ...before, citizenCaseNumber: data.citizenCaseNumber };
      case 'citizen-decision-mirrored.v1':
        return { ...before, citizenDecision: data.decision };
      case 'proposal-clarified.v1':
        return { ...before, title: data.title, need: data.need };
      case 'question-asked.v1':
        return { ...before, questions: [...before.questions, { questionId: data.questionId, question: data.question, answer: null }] };
      case 'question-answered.v1':
        return {
          ...before,
          questions: before.questions.map((each) => (each.questionId === data.questionId ? { ...each, answer: data.answer } : each)),
        };
      case 'proposal-withdrawn.v1':
        return { ...before, status: 'withdrawn', outcomeReason: data.reason };
      case 'proposal-merged.v1':
        return { ...before, status: 'merged', mergedInto: data.into };
      case 'proposal-absorbed.v1':
        return { ...before, parts: [...before.parts, data.from] };
      case 'proposal-unmerged.v1':
        return { ...before, status: open(before), mergedInto: null };
      case 'proposal-released.v1':
        return { ...before, parts: before.parts.filter((part) => part !== data.released) };
      case 'proposal-evaluation-opened.v1':
        return { ...before, evaluationId: data.evaluationId, status: before.status === 'submitted' ? 'under-evaluation' : before.status };
      case 'proposal-outcome-recorded.v1':
        return { ...before, status: 'evaluated', outcome: data.outcome, outcomeReason: data.reason };
      case 'proposal-outcome-reopened.v1':
        return { ...before, status: open(before), outcome: null, outcomeReason: null, challengeId: null };
      case 'proposal-promoted.v1':
        return { ...before, status: 'promoted', challengeId: data.challengeId };
      case 'proposal-answer-overdue.v1':
        return { ...before, answerOverdue: true };
      default:
        return assertNever(type);
    }
  }
}

const open = ({ evaluationId }: View): ProposalStatus => (evaluationId ? 'under-evaluation' : 'submitted');

const opened = (data: ProposalSubmitted['data']): View => ({
  caseNumber: null,
  source: data.source,
  title: data.title,
  need: data.need,
  proposer: data.proposer,
  department: data.department ?? null,
  answerDueOn: data.answerDueOn,
  answerOverdue: false,
  status: 'submitted',
  outcome: null,
  outcomeReason: null,
  evaluationId: null,
  challengeId: null,
  mergedInto: null,
  parts: [],
  citizenCaseNumber: data.citizenCaseNumber ?? null,
  citizenDecision: null,
  questions: [],
});
