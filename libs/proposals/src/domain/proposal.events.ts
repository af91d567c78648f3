import { type Fact, type LocalDate, typesOf } from '@hub/kernel';

/** Who a proposal comes from: an employee of the municipal group, or a citizen. */
export const proposalSources = ['employee', 'citizen'] as const;
export type ProposalSource = (typeof proposalSources)[number];

/** What became of a proposal once it was evaluated. */
export const proposalOutcomes = ['challenge', 'market', 'parked', 'declined'] as const;
export type ProposalOutcome = (typeof proposalOutcomes)[number];

/** Who a citizen proposal is addressed to (KL 8:1). */
export const receivingBodies = ['council', 'board'] as const;
export type ReceivingBody = (typeof receivingBodies)[number];

export type ProposalSubmitted = Fact<
  'proposal-submitted.v1',
  {
    proposalId: string;
    source: ProposalSource;
    title: string;
    need: string;
    /** A person's reference, never a name. */
    proposer: string;
    department?: string | undefined;
    citizenCaseNumber?: string | undefined;
    /** The day by which the proposer is promised an answer. */
    answerDueOn: LocalDate;
  }
>;
/** The proposal is entered in the register of its year; `caseNumber` is what its proposer quotes. */
export type ProposalRegistered = Fact<'proposal-registered.v1', { proposalId: string; caseNumber: string }>;
export type CitizenCaseLinked = Fact<
  'citizen-case-linked.v1',
  { proposalId: string; citizenCaseNumber: string; receivingBody: ReceivingBody }
>;
/** What the council or board decided, as far as the hub was told. The hub never decides a citizen proposal (KL 8:1, 5:23). */
export type CitizenDecisionMirrored = Fact<'citizen-decision-mirrored.v1', { proposalId: string; decision: string; decidedOn: LocalDate }>;
export type ProposalClarified = Fact<'proposal-clarified.v1', { proposalId: string; title: string; need: string; reason: string }>;
export type QuestionAsked = Fact<'question-asked.v1', { proposalId: string; questionId: string; question: string }>;
export type QuestionAnswered = Fact<'question-answered.v1', { proposalId: string; questionId: string; answer: string }>;
export type ProposalWithdrawn = Fact<'proposal-withdrawn.v1', { proposalId: string; reason: string }>;
/** The proposal goes on as part of another; it stays readable, and can be taken out again. */
export type ProposalMerged = Fact<'proposal-merged.v1', { proposalId: string; into: string; reason: string }>;
export type ProposalAbsorbed = Fact<'proposal-absorbed.v1', { proposalId: string; from: string }>;
export type ProposalUnmerged = Fact<'proposal-unmerged.v1', { proposalId: string; from: string; reason: string }>;
export type ProposalReleased = Fact<'proposal-released.v1', { proposalId: string; released: string }>;
export type ProposalEvaluationOpened = Fact<'proposal-evaluation-opened.v1', { proposalId: string; evaluationId: string }>;
export type ProposalOutcomeRecorded = Fact<
  'proposal-outcome-recorded.v1',
  { proposalId: string; evaluationId: string; outcome: ProposalOutcome; reason: string }
>;
/** The evaluation was reopened: what had become of the proposal no longer holds. */
export type ProposalOutcomeReopened = Fact<'proposal-outcome-reopened.v1', { proposalId: string; evaluationId: string; reason: string }>;
/** The day of the promised answer passed, and nothing had become of the proposal. */
export type ProposalAnswerOverdue = Fact<'proposal-answer-overdue.v1', { proposalId: string; answerDueOn: LocalDate }>;
export type ProposalPromoted = Fact<'proposal-promoted.v1', { proposalId: string; challengeId: string }>;

/** Everything that can happen to a proposal. */
export type ProposalEvent =
  | ProposalSubmitted
  | ProposalRegistered
  | CitizenCaseLinked
  | CitizenDecisionMirrored
  | ProposalClarified
  | QuestionAsked
  | QuestionAnswered
  | ProposalWithdrawn
  | ProposalMerged
  | ProposalAbsorbed
  | ProposalUnmerged
  | ProposalReleased
  | ProposalEvaluationOpened
  | ProposalOutcomeRecorded
  | ProposalOutcomeReopened
  | ProposalPromoted
  | ProposalAnswerOverdue;

export const proposalEventTypes = typesOf<ProposalEvent>({
  'proposal-submitted.v1': true,
  'proposal-registered.v1': true,
  'citizen-case-linked.v1': true,
  'citizen-decision-mirrored.v1': true,
  'proposal-clarified.v1': true,
  'question-asked.v1': true,
  'question-answered.v1': true,
  'proposal-withdrawn.v1': true,
  'proposal-merged.v1': true,
  'proposal-absorbed.v1': true,
  'proposal-unmerged.v1': true,
  'proposal-released.v1': true,
  'proposal-evaluation-opened.v1': true,
  'proposal-outcome-recorded.v1': true,
  'proposal-outcome-reopened.v1': true,
  'proposal-promoted.v1': true,
  'proposal-answer-overdue.v1': true,
});
