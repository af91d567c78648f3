import { Module, type Provider } from '@nestjs/common';
import { publishRejections, slice } from '@hub/platform';
import { proposalRejections } from './domain/proposal.rejections.js';
import { NoteOverdueAnswers } from './react/note-overdue-answers/note-overdue-answers.reactor.js';
import { RecordWhatBecameOfProposals } from './react/record-what-became-of-proposals/record-what-became-of-proposals.reactor.js';
import { RegisterSubmittedProposals } from './react/register-submitted-proposals/register-submitted-proposals.reactor.js';
import { TellMergeTargets } from './react/tell-merge-targets/tell-merge-targets.reactor.js';
import { ClearedEvaluatorsProjection } from './read/cleared-evaluators/cleared-evaluators.projection.js';
import { ProposalProjection } from './read/proposals/proposal.projection.js';
import { ProposalResolver } from './read/proposals/proposal.resolver.js';
import { AnswerQuestion } from './write/answer-question/answer-question.act.js';
import { AnswerQuestionHandler } from './write/answer-question/answer-question.handler.js';
import { AskQuestion } from './write/ask-question/ask-question.act.js';
import { AskQuestionHandler } from './write/ask-question/ask-question.handler.js';
import { ClarifyProposal } from './write/clarify-proposal/clarify-proposal.act.js';
import { ClarifyProposalHandler } from './write/clarify-proposal/clarify-proposal.handler.js';
import { LinkCitizenCase } from './write/link-citizen-case/link-citizen-case.act.js';
import { LinkCitizenCaseHandler } from './write/link-citizen-case/link-citizen-case.handler.js';
import { MergeProposal } from './write/merge-proposal/merge-proposal.act.js';
import { MergeProposalHandler } from './write/merge-proposal/merge-proposal.handler.js';
import { MirrorCitizenDecision } from './write/mirror-citizen-decision/mirror-citizen-decision.act.js';
import { MirrorCitizenDecisionHandler } from './write/mirror-citizen-decision/mirror-citizen-decision.handler.js';
import { RegisterProposalHandler } from './write/register-proposal/register-proposal.handler.js';
import { SubmitProposal } from './write/submit-proposal/submit-proposal.act.js';
import { SubmitProposalHandler } from './write/submit-proposal/submit-proposal.handler.js';
import { UnmergeProposal } from './write/unmerge-proposal/unmerge-proposal.act.js';
import { UnmergeProposalHandler } from './write/unmerge-proposal/unmerge-proposal.handler.js';
import { WithdrawProposal } from './write/withdraw-proposal/withdraw-proposal.act.js';
import { WithdrawProposalHandler } from './write/withdraw-proposal/withdraw-proposal.handler.js';

publishRejections(proposalRejections);

const write: Provider[] = [
  ...slice(SubmitProposal, SubmitProposalHandler),
  RegisterProposalHandler,
  ...slice(ClarifyProposal, ClarifyProposalHandler),
  ...slice(AskQuestion, AskQuestionHandler),
  ...slice(AnswerQuestion, AnswerQuestionHandler),
  ...slice(WithdrawProposal, WithdrawProposalHandler),
  ...slice(MergeProposal, MergeProposalHandler),
  ...slice(UnmergeProposal, UnmergeProposalHandler),
  ...slice(LinkCitizenCase, LinkCitizenCaseHandler),
  ...slice(MirrorCitizenDecision, MirrorCitizenDecisionHandler),
];
const react: Provider[] = [RegisterSubmittedProposals, TellMergeTargets, RecordWhatBecameOfProposals, NoteOverdueAnswers];
const read: Provider[] = [ProposalProjection, ProposalResolver, ClearedEvaluatorsProjection];

/** Needs handed in by employees and citizens: receipt, dialogue, merging, and what became of each. */
@Module({ providers: [...write, ...react, ...read] })
export class ProposalsModule {}
