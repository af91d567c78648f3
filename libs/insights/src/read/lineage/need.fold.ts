import type { ChallengeEvent } from '@hub/challenges';
import type { EvaluationEvent } from '@hub/evaluations';
import type { ProposalEvent } from '@hub/proposals';
import { refOf } from '../../domain/lineage.js';
import { drop, link, type LineageChange, node, unlink } from './lineage-change.fold.js';

/** What a fact of a proposal changes: from its submission to its end as one. */
export const ofProposal = ({ type, data }: ProposalEvent): readonly LineageChange[] => {
  const { proposalId: id } = data;
  const ref = refOf('proposal', id);
  switch (type) {
    case 'proposal-submitted.v1':
    case 'proposal-clarified.v1':
      return [node('proposal', id, { label: data.title })];
    case 'proposal-registered.v1':
      return [node('proposal', id, { alias: data.caseNumber })];
    case 'proposal-merged.v1':
      return [node('proposal', id, { state: 'merged' }), link(ref, 'merged into', refOf('proposal', data.into))];
    case 'proposal-unmerged.v1':
      return [node('proposal', id, { state: 'taken out again' }), unlink(ref, 'merged into')];
    case 'proposal-withdrawn.v1':
      return [node('proposal', id), ...ended(ref, id, 'withdrawn', data.reason)];
    case 'proposal-outcome-recorded.v1':
      return [node('proposal', id, { state: data.outcome }), ...ended(ref, id, data.outcome, data.reason)];
    case 'proposal-outcome-reopened.v1':
      return [node('proposal', id, { state: 'reopened' }), drop(refOf('outcome', id))];
    case 'proposal-promoted.v1':
      return [node('proposal', id), link(ref, 'became', refOf('challenge', data.challengeId))];
    default:
      return [node('proposal', id)];
  }
};

/** What a fact of an evaluation changes. What it comes to is in the facts of its proposal. */
export const ofEvaluation = ({ type, data }: EvaluationEvent): readonly LineageChange[] => {
  const { evaluationId: id, proposalId } = data;
  switch (type) {
    case 'evaluation-opened.v1':
      return [
        node('evaluation', id, { label: 'Evaluation', state: 'under way' }),
        link(refOf('proposal', proposalId), 'evaluated in', refOf('evaluation', id)),
      ];
    case 'evaluation-agreed.v1':
      return [node('evaluation', id, { label: `Benefit: ${data.band}; market: ${data.scan.conclusion}`, state: 'agreed' })];
    case 'evaluation-concluded.v1':
      return [node('evaluation', id, { label: `Benefit: ${data.band}; market: ${data.scan.conclusion}`, state: data.verdict })];
    case 'joint-evaluation-supported.v1':
      return [node('evaluation', id, { label: 'Evaluation', state: 'under way' })];
    case 'conflict-of-interest-declared.v1':
      // An agreement falls with it.
      return [node('evaluation', id, data.conflict ? { label: 'Evaluation', state: 'under way' } : {})];
    case 'evaluation-reopened.v1':
      return [node('evaluation', id, { label: 'Evaluation', state: 'reopened' })];
    default:
      return [node('evaluation', id)];
  }
};

/** What a fact of a challenge changes: where it comes from, who needs it, what it aims at and what it changed. */
export const ofChallenge = ({ type, data }: ChallengeEvent): readonly LineageChange[] => {
  const { challengeId: id } = data;
  const ref = refOf('challenge', id);
  switch (type) {
    case 'challenge-drafted.v1':
      return [
        node('challenge', id, { label: data.title, state: 'drafted' }),
        // An evaluation is named after its proposal.
        ...data.proposalIds.flatMap((proposalId) => [
          link(refOf('proposal', proposalId), 'became', ref),
          link(refOf('evaluation', proposalId), 'led to', ref),
        ]),
      ];
    case 'need-owner-named.v1':
      return [node('challenge', id), unlink(ref, 'needed by'), link(ref, 'needed by', refOf('organisation', data.needOwner))];
    case 'effect-goal-set.v1': {
      const { goalId, what, metric, unit, baseline, target } = data.goal;
      const goal = node('effect-goal', `${id}/${goalId}`, { label: `${what}: ${metric} from ${baseline} to ${target} ${unit}` });
      return [node('challenge', id), goal, link(ref, 'aims at', refOf('effect-goal', `${id}/${goalId}`))];
    }
    case 'effect-goal-dropped.v1':
      return [node('challenge', id), drop(refOf('effect-goal', `${id}/${data.goalId}`))];
    case 'challenge-readied.v1':
      return [node('challenge', id, { state: 'ready' })];
    case 'challenge-published.v1':
      return [node('challenge', id, { state: 'published' })];
    case 'challenge-taken-up.v1': {
      const cycle = `${data.programmeId}-${data.cycleNo}`;
      return [
        node('challenge', id, { state: 'taken up' }),
        node('cycle', cycle, { label: `${data.programmeId}, cycle ${data.cycleNo}` }),
        link(ref, 'taken up by', refOf('cycle', cycle)),
      ];
    }
    case 'challenge-put-back.v1':
      return [node('challenge', id, { state: 'put back' }), unlink(ref, 'taken up by')];
    case 'challenge-solved.v1':
      return [
        node('challenge', id, { state: 'solved' }),
        ...ended(ref, id, 'solved', data.reason),
        ...data.measuredEffects.flatMap(({ goalId, value, measuredOn, how }) => [
          node('effect', `${id}/${goalId}`, { label: `${value} on ${measuredOn}, by ${how}` }),
          link(refOf('effect-goal', `${id}/${goalId}`), 'measured as', refOf('effect', `${id}/${goalId}`)),
        ]),
      ];
    case 'challenge-abandoned.v1':
      return [node('challenge', id, { state: 'abandoned' }), ...ended(ref, id, `abandoned, ${data.ground}`, data.reason)];
    default:
      return [node('challenge', id)];
  }
};

const ended = (ref: string, id: string, outcome: string, reason: string): readonly LineageChange[] => [
  node('outcome', id, { label: reason, state: outcome }),
  link(ref, 'ended as', refOf('outcome', id)),
];
