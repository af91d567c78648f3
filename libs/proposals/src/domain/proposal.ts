import { assertNever, type Decider, type Decision, reject } from '@hub/kernel';
import { answerDueOn } from './answer-promise.js';
import type {
  AnswerQuestionIntent,
  AskQuestionIntent,
  ClarifyProposalIntent,
  LinkCitizenCaseIntent,
  MergeProposalIntent,
  MirrorCitizenDecisionIntent,
  ProposalCommand,
  SubmitProposalIntent,
  UnmergeProposalIntent,
  WithdrawProposalIntent,
} from './proposal.commands.js';
import type { ProposalEvent, ProposalOutcome, ProposalSource } from './proposal.events.js';
import type { ProposalRejection } from './proposal.rejections.js';

type Standing =
  | { status: 'open' }
  | { status: 'evaluated'; outcome: ProposalOutcome; challengeId?: string }
  | { status: 'withdrawn' }
  | { status: 'merged'; into: string };

export type SubmittedProposal = Readonly<{
  source: ProposalSource;
  proposer: string;
  title: string;
  need: string;
  caseNumber?: string;
  evaluationId?: string;
  citizenCaseNumber?: string | undefined;
  parts: readonly string[];
  questions: ReadonlyMap<string, 'asked' | 'answered'>;
  standing: Standing;
}>;
export type Proposal = SubmittedProposal | undefined;

type ProposalDecision = Decision<ProposalEvent, ProposalRejection>;

/** A need that somebody handed in: from its receipt to what became of it. */
export const proposal: Decider<ProposalCommand, Proposal, ProposalEvent, ProposalRejection> = {
  initialState: undefined,
  decide(command, state): ProposalDecision {
    if (command.type === 'submit-proposal') return submit(command, state);
    if (!state) return reject('proposal.not-found', { proposalId: command.data.proposalId });
    switch (command.type) {
      case 'register-proposal':
        return state.caseNumber ? [] : [{ type: 'proposal-registered.v1', data: command.data }];
      case 'link-citizen-case':
        return linkCitizenCase(command, state);
      case 'mirror-citizen-decision':
        return mirrorCitizenDecision(command, state);
      case 'clarify-proposal':
        return clarify(command, state);
      case 'ask-question':
        return askQuestion(command, state);
      case 'answer-question':
        return answerQuestion(command, state);
      case 'withdraw-proposal':
        return withdraw(command, state);
      case 'merge-proposal':
        return merge(command, state);
      case 'absorb-proposal':
        return state.parts.includes(command.data.from) ? [] : [{ type: 'proposal-absorbed.v1', data: command.data }];
      case 'unmerge-proposal':
        return unmerge(command, state);
      case 'release-proposal':
        return state.parts.includes(command.data.released) ? [{ type: 'proposal-released.v1', data: command.data }] : [];
      case 'note-evaluation-opened':
        return state.evaluationId ? [] : [{ type: 'proposal-evaluation-opened.v1', data: command.data }];
      case 'record-outcome':
        // What was withdrawn or goes on as part of another has no outcome of its own.
        return closed(state) ? [] : [{ type: 'proposal-outcome-recorded.v1', data: command.data }];
      case 'take-back-outcome':
        return state.standing.status === 'evaluated' ? [{ type: 'proposal-outcome-reopened.v1', data: command.data }] : [];
      case 'promote-proposal':
        return promote(command.data, state);
      case 'note-answer-overdue':
        // What goes on as part of another is answered with it.
        return state.standing.status === 'open' ? [{ type: 'proposal-answer-overdue.v1', data: command.data }] : [];
      default:
        return assertNever(command);
    }
  },
  evolve(state, event): Proposal {
    const { type, data } = event;
    if (type === 'proposal-submitted.v1')
      return {
        source: data.source,
        proposer: data.proposer,
        title: data.title,
        need: data.need,
        citizenCaseNumber: data.citizenCaseNumber,
        parts: [],
        questions: new Map(),
        standing: { status: 'open' },
      };
    if (!state) throw new Error(`${type} before the proposal was submitted`);
    switch (type) {
      case 'proposal-registered.v1':
        return { ...state, caseNumber: data.caseNumber };
      case 'citizen-case-linked.v1':
        return { ...state, citizenCaseNumber: data.citizenCaseNumber };
      case 'citizen-decision-mirrored.v1':
        return state;
      case 'proposal-clarified.v1':
        return { ...state, title: data.title, need: data.need };
      case 'question-asked.v1':
        return { ...state, questions: new Map(state.questions).set(data.questionId, 'asked') };
      case 'question-answered.v1':
        return { ...state, questions: new Map(state.questions).set(data.questionId, 'answered') };
      case 'proposal-withdrawn.v1':
        return { ...state, standing: { status: 'withdrawn' } };
      case 'proposal-merged.v1':
        return { ...state, standing: { status: 'merged', into: data.into } };
      case 'proposal-absorbed.v1':
        return { ...state, parts: [...state.parts, data.from] };
      case 'proposal-unmerged.v1':
        return { ...state, standing: { status: 'open' } };
      case 'proposal-released.v1':
        return { ...state, parts: state.parts.filter((part) => part !== data.released) };
      case 'proposal-evaluation-opened.v1':
        return { ...state, evaluationId: data.evaluationId };
      case 'proposal-outcome-recorded.v1':
        return { ...state, standing: { status: 'evaluated', outcome: data.outcome } };
      case 'proposal-outcome-reopened.v1':
        return { ...state, standing: { status: 'open' } };
      case 'proposal-promoted.v1':
        return { ...state, standing: { status: 'evaluated', outcome: 'challenge', challengeId: data.challengeId } };
      case 'proposal-answer-overdue.v1':
        return state;
      default:
        return assertNever(type);
    }
  },
};

/** Whether another proposal may become part of this one. */
export const mayAbsorb = (state: Proposal): boolean =>
  state !== undefined && (state.standing.status === 'open' || state.standing.status === 'evaluated');

function submit({ data, on }: SubmitProposalIntent, state: Proposal): ProposalDecision {
  const { maySubmitAs, informal, ...submitted } = data;
  if (state) return reject('proposal.already-submitted', { proposalId: data.proposalId });
  if (!maySubmitAs.includes(data.source)) return reject('proposal.source-not-yours', { source: data.source });
  if (data.source === 'citizen' && !data.citizenCaseNumber && !informal) return reject('proposal.citizen-case-missing');
  if (data.source === 'employee' && data.citizenCaseNumber) return reject('proposal.citizen-case-not-for-employees');
  // A number makes a citizen's proposal a formal one, whatever else was said.
  const promise = answerDueOn(data.source, !data.citizenCaseNumber, on);
  return [{ type: 'proposal-submitted.v1', data: { ...submitted, answerDueOn: promise } }];
}

/** Nothing more happens to a proposal that was withdrawn or goes on as part of another. */
function closed({ standing }: SubmittedProposal) {
  if (standing.status === 'withdrawn') return reject<ProposalRejection>('proposal.withdrawn');
  if (standing.status === 'merged') return reject<ProposalRejection>('proposal.merged', { into: standing.into });
  return undefined;
}

function decided(state: SubmittedProposal) {
  if (state.standing.status === 'evaluated')
    return reject<ProposalRejection>('proposal.has-an-outcome', { outcome: state.standing.outcome });
  return closed(state);
}

const notTheirs = (by: string, forTheHub: boolean, state: SubmittedProposal) =>
  by === state.proposer || forTheHub ? undefined : reject<ProposalRejection>('proposal.not-yours');

function linkCitizenCase({ data }: LinkCitizenCaseIntent, state: SubmittedProposal): ProposalDecision {
  if (state.source !== 'citizen') return reject('proposal.citizen-case-not-for-employees');
  if (state.citizenCaseNumber && state.citizenCaseNumber !== data.citizenCaseNumber)
    return reject('proposal.citizen-case-already-linked', { citizenCaseNumber: state.citizenCaseNumber });
  return [{ type: 'citizen-case-linked.v1', data }];
}

// KL 8:1, 5:23: the council or a board decides a citizen proposal; the hub only says what it heard, and its own outcome stays its own.
function mirrorCitizenDecision({ data, on }: MirrorCitizenDecisionIntent, state: SubmittedProposal): ProposalDecision {
  if (!state.citizenCaseNumber) return reject('proposal.no-citizen-case');
  if (data.decidedOn > on) return reject('proposal.decision-in-the-future', { decidedOn: data.decidedOn });
  return [{ type: 'citizen-decision-mirrored.v1', data }];
}

function clarify({ data, by }: ClarifyProposalIntent, state: SubmittedProposal): ProposalDecision {
  const refused = notTheirs(by, data.forTheHub, state) ?? decided(state);
  if (refused) return refused;
  const { title = state.title, need = state.need } = data;
  if (title === state.title && need === state.need) return [];
  return [{ type: 'proposal-clarified.v1', data: { proposalId: data.proposalId, title, need, reason: data.reason } }];
}

function askQuestion({ data }: AskQuestionIntent, state: SubmittedProposal): ProposalDecision {
  return decided(state) ?? (state.questions.has(data.questionId) ? [] : [{ type: 'question-asked.v1', data }]);
}

function answerQuestion({ data, by }: AnswerQuestionIntent, state: SubmittedProposal): ProposalDecision {
  const { forTheHub, ...answered } = data;
  const refused = notTheirs(by, forTheHub, state) ?? closed(state);
  if (refused) return refused;
  const question = state.questions.get(data.questionId);
  if (!question) return reject('proposal.question-unknown', { questionId: data.questionId });
  if (question === 'answered') return reject('proposal.question-answered', { questionId: data.questionId });
  return [{ type: 'question-answered.v1', data: answered }];
}

// A proposer may withdraw only until the proposal has its outcome.
function withdraw({ data, by }: WithdrawProposalIntent, state: SubmittedProposal): ProposalDecision {
  const refused = notTheirs(by, data.forTheHub, state) ?? decided(state);
  if (refused) return refused;
  if (state.parts.length > 0) return reject('proposal.has-parts', { parts: state.parts });
  return [{ type: 'proposal-withdrawn.v1', data: { proposalId: data.proposalId, reason: data.reason } }];
}

function merge({ data }: MergeProposalIntent, state: SubmittedProposal): ProposalDecision {
  const refused = decided(state);
  if (refused) return refused;
  if (data.into === data.proposalId) return reject('proposal.merged-into-itself');
  if (state.parts.length > 0) return reject('proposal.has-parts', { parts: state.parts });
  if (!data.targetOpen) return reject('proposal.merge-target-closed', { into: data.into });
  return [{ type: 'proposal-merged.v1', data: { proposalId: data.proposalId, into: data.into, reason: data.reason } }];
}

function unmerge({ data }: UnmergeProposalIntent, state: SubmittedProposal): ProposalDecision {
  if (state.standing.status !== 'merged') return reject('proposal.not-merged');
  return [{ type: 'proposal-unmerged.v1', data: { proposalId: data.proposalId, from: state.standing.into, reason: data.reason } }];
}

function promote(data: { proposalId: string; challengeId: string }, { standing }: SubmittedProposal): ProposalDecision {
  if (standing.status !== 'evaluated' || standing.outcome !== 'challenge') return reject('proposal.no-outcome-for-a-challenge');
  return standing.challengeId === data.challengeId ? [] : [{ type: 'proposal-promoted.v1', data }];
}
