import { Module, type Provider } from '@nestjs/common';
import { publishRejections, slice } from '@hub/platform';
import { challengeRejections } from './domain/challenge.rejections.js';
import { ProposalVerdicts } from './domain/proposal-verdicts.port.js';
import { FollowCycles } from './react/follow-cycles/follow-cycles.reactor.js';
import { ChallengeProjection } from './read/challenges/challenge.projection.js';
import { ChallengeResolver } from './read/challenges/challenge.resolver.js';
import { PublishedChallengesResolver } from './read/challenges/published-challenges.resolver.js';
import { ProposalVerdictProjection } from './read/proposal-verdicts/proposal-verdict.projection.js';
import { ProposalVerdictsLookup } from './read/proposal-verdicts/proposal-verdicts.lookup.js';
import { AbandonChallenge } from './write/abandon-challenge/abandon-challenge.act.js';
import { AbandonChallengeHandler } from './write/abandon-challenge/abandon-challenge.handler.js';
import { DraftChallenge } from './write/draft-challenge/draft-challenge.act.js';
import { DraftChallengeHandler } from './write/draft-challenge/draft-challenge.handler.js';
import { DropEffectGoal } from './write/drop-effect-goal/drop-effect-goal.act.js';
import { DropEffectGoalHandler } from './write/drop-effect-goal/drop-effect-goal.handler.js';
import { NameNeedOwner } from './write/name-need-owner/name-need-owner.act.js';
import { NameNeedOwnerHandler } from './write/name-need-owner/name-need-owner.handler.js';
import { PublishChallenge } from './write/publish-challenge/publish-challenge.act.js';
import { PublishChallengeHandler } from './write/publish-challenge/publish-challenge.handler.js';
import { ReadyChallenge } from './write/ready-challenge/ready-challenge.act.js';
import { ReadyChallengeHandler } from './write/ready-challenge/ready-challenge.handler.js';
import { SetEffectGoal } from './write/set-effect-goal/set-effect-goal.act.js';
import { SetEffectGoalHandler } from './write/set-effect-goal/set-effect-goal.handler.js';
import { SolveChallenge } from './write/solve-challenge/solve-challenge.act.js';
import { SolveChallengeHandler } from './write/solve-challenge/solve-challenge.handler.js';

publishRejections(challengeRejections);

const write: Provider[] = [
  ...slice(DraftChallenge, DraftChallengeHandler),
  ...slice(NameNeedOwner, NameNeedOwnerHandler),
  ...slice(SetEffectGoal, SetEffectGoalHandler),
  ...slice(DropEffectGoal, DropEffectGoalHandler),
  ...slice(ReadyChallenge, ReadyChallengeHandler),
  ...slice(PublishChallenge, PublishChallengeHandler),
  ...slice(SolveChallenge, SolveChallengeHandler),
  ...slice(AbandonChallenge, AbandonChallengeHandler),
];
const react: Provider[] = [FollowCycles];
const read: Provider[] = [
  ChallengeProjection,
  ChallengeResolver,
  PublishedChallengesResolver,
  ProposalVerdictProjection,
  ProposalVerdictsLookup,
];
const ports: Provider[] = [{ provide: ProposalVerdicts, useExisting: ProposalVerdictsLookup }];

/** Needs worth developing for: from the draft to solved or abandoned. */
@Module({ providers: [...write, ...react, ...read, ...ports] })
export class ChallengesModule {}
