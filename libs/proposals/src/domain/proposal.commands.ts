import type { Intent, LocalDate } from '@hub/kernel';
import type { ProposalOutcome, ProposalSource, ReceivingBody } from './proposal.events.js';

/** `forTheHub` tells that who does it acts as the coordinator and not as the proposer. */
type ByProposerOrHub = { proposalId: string; forTheHub: boolean };

export type SubmitProposalIntent = Intent<
  'submit-proposal',
  {
    proposalId: string;
    source: ProposalSource;
    title: string;
    need: string;
    proposer: string;
    /** The sources the person's roles let them submit as. */
    maySubmitAs: readonly ProposalSource[];
    department?: string | undefined;
    citizenCaseNumber?: string | undefined;
    informal: boolean;
  }
>;
export type RegisterProposalIntent = Intent<'register-proposal', { proposalId: string; caseNumber: string }>;
export type LinkCitizenCaseIntent = Intent<
  'link-citizen-case',
  { proposalId: string; citizenCaseNumber: string; receivingBody: ReceivingBody }
>;
export type MirrorCitizenDecisionIntent = Intent<'mirror-citizen-decision', { proposalId: string; decision: string; decidedOn: LocalDate }>;
export type ClarifyProposalIntent = Intent<
  'clarify-proposal',
  ByProposerOrHub & { title?: string | undefined; need?: string | undefined; reason: string }
>;
export type AskQuestionIntent = Intent<'ask-question', { proposalId: string; questionId: string; question: string }>;
export type AnswerQuestionIntent = Intent<'answer-question', ByProposerOrHub & { questionId: string; answer: string }>;
export type WithdrawProposalIntent = Intent<'withdraw-proposal', ByProposerOrHub & { reason: string }>;
/** `targetOpen` is what the other proposal says of itself: it exists, and is neither withdrawn nor part of another. */
export type MergeProposalIntent = Intent<'merge-proposal', { proposalId: string; into: string; targetOpen: boolean; reason: string }>;
export type AbsorbProposalIntent = Intent<'absorb-proposal', { proposalId: string; from: string }>;
export type UnmergeProposalIntent = Intent<'unmerge-proposal', { proposalId: string; reason: string }>;
export type ReleaseProposalIntent = Intent<'release-proposal', { proposalId: string; released: string }>;
export type NoteEvaluationOpenedIntent = Intent<'note-evaluation-opened', { proposalId: string; evaluationId: string }>;
export type RecordOutcomeIntent = Intent<
  'record-outcome',
  { proposalId: string; evaluationId: string; outcome: ProposalOutcome; reason: string }
>;
export type TakeBackOutcomeIntent = Intent<'take-back-outcome', { proposalId: string; evaluationId: string; reason: string }>;
export type PromoteProposalIntent = Intent<'promote-proposal', { proposalId: string; challengeId: string }>;

export type NoteAnswerOverdueIntent = Intent<'note-answer-overdue', { proposalId: string; answerDueOn: LocalDate }>;

export type ProposalCommand =
  | SubmitProposalIntent
  | RegisterProposalIntent
  | LinkCitizenCaseIntent
  | MirrorCitizenDecisionIntent
  | ClarifyProposalIntent
  | AskQuestionIntent
  | AnswerQuestionIntent
  | WithdrawProposalIntent
  | MergeProposalIntent
  | AbsorbProposalIntent
  | UnmergeProposalIntent
  | ReleaseProposalIntent
  | NoteEvaluationOpenedIntent
  | RecordOutcomeIntent
  | TakeBackOutcomeIntent
  | PromoteProposalIntent
  | NoteAnswerOverdueIntent;
