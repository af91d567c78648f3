import { Module, type Provider } from '@nestjs/common';
import { publishRejections, slice } from '@hub/platform';
import { benefitThresholdsRejections } from './domain/benefit/benefit-thresholds.rejections.js';
import { evaluationRejections } from './domain/evaluation.rejections.js';
import { ProposalStandings } from './domain/proposal-standings.port.js';
import { OpenEvaluations } from './react/open-evaluations/open-evaluations.reactor.js';
import { BenefitThresholdsProjection } from './read/benefit-thresholds/benefit-thresholds.projection.js';
import { BenefitThresholdsResolver } from './read/benefit-thresholds/benefit-thresholds.resolver.js';
import { EvaluationProjection } from './read/evaluations/evaluation.projection.js';
import { EvaluationResolver } from './read/evaluations/evaluation.resolver.js';
import { IndividualResolver } from './read/evaluations/individual.resolver.js';
import { MyEvaluationsResolver } from './read/evaluations/my-evaluations.resolver.js';
import { ProposalStandingProjection } from './read/proposal-standings/proposal-standing.projection.js';
import { ProposalStandingsLookup } from './read/proposal-standings/proposal-standings.lookup.js';
import { AgreeEvaluation } from './write/agree-evaluation/agree-evaluation.act.js';
import { AgreeEvaluationHandler } from './write/agree-evaluation/agree-evaluation.handler.js';
import { AssessEffect } from './write/assess-effect/assess-effect.act.js';
import { AssessEffectHandler } from './write/assess-effect/assess-effect.handler.js';
import { AssignEvaluator } from './write/assign-evaluator/assign-evaluator.act.js';
import { AssignEvaluatorHandler } from './write/assign-evaluator/assign-evaluator.handler.js';
import { ConcludeEvaluation } from './write/conclude-evaluation/conclude-evaluation.act.js';
import { ConcludeEvaluationHandler } from './write/conclude-evaluation/conclude-evaluation.handler.js';
import { DeclareConflictOfInterest } from './write/declare-conflict-of-interest/declare-conflict-of-interest.act.js';
import { DeclareConflictOfInterestHandler } from './write/declare-conflict-of-interest/declare-conflict-of-interest.handler.js';
import { RecordMarketScan } from './write/record-market-scan/record-market-scan.act.js';
import { RecordMarketScanHandler } from './write/record-market-scan/record-market-scan.handler.js';
import { ReleaseEvaluator } from './write/release-evaluator/release-evaluator.act.js';
import { ReleaseEvaluatorHandler } from './write/release-evaluator/release-evaluator.handler.js';
import { ReopenEvaluation } from './write/reopen-evaluation/reopen-evaluation.act.js';
import { ReopenEvaluationHandler } from './write/reopen-evaluation/reopen-evaluation.handler.js';
import { SetBenefitThresholds } from './write/set-benefit-thresholds/set-benefit-thresholds.act.js';
import { SetBenefitThresholdsHandler } from './write/set-benefit-thresholds/set-benefit-thresholds.handler.js';
import { SubmitIndividualEvaluation } from './write/submit-individual-evaluation/submit-individual-evaluation.act.js';
import { SubmitIndividualEvaluationHandler } from './write/submit-individual-evaluation/submit-individual-evaluation.handler.js';

publishRejections(benefitThresholdsRejections);
publishRejections(evaluationRejections);

const write: Provider[] = [
  ...slice(SetBenefitThresholds, SetBenefitThresholdsHandler),
  ...slice(AssignEvaluator, AssignEvaluatorHandler),
  ...slice(ReleaseEvaluator, ReleaseEvaluatorHandler),
  ...slice(DeclareConflictOfInterest, DeclareConflictOfInterestHandler),
  ...slice(AssessEffect, AssessEffectHandler),
  ...slice(RecordMarketScan, RecordMarketScanHandler),
  ...slice(SubmitIndividualEvaluation, SubmitIndividualEvaluationHandler),
  ...slice(AgreeEvaluation, AgreeEvaluationHandler),
  ...slice(ConcludeEvaluation, ConcludeEvaluationHandler),
  ...slice(ReopenEvaluation, ReopenEvaluationHandler),
];
const react: Provider[] = [OpenEvaluations];
const read: Provider[] = [
  ProposalStandingProjection,
  ProposalStandingsLookup,
  BenefitThresholdsProjection,
  BenefitThresholdsResolver,
  EvaluationProjection,
  EvaluationResolver,
  IndividualResolver,
  MyEvaluationsResolver,
];
const ports: Provider[] = [{ provide: ProposalStandings, useExisting: ProposalStandingsLookup }];

/** Effect and market of every proposal, judged by several evaluators, and what the hub concludes. */
@Module({ providers: [...write, ...react, ...read, ...ports] })
export class EvaluationsModule {}
