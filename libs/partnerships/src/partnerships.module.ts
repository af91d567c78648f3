import { Module, type Provider } from '@nestjs/common';
import { publishRejections, slice } from '@hub/platform';
import { Awards } from './domain/awards.port.js';
import { partnershipRejections } from './domain/partnership.rejections.js';
import { AwardLookup } from './read/awards/award.lookup.js';
import { AwardProjection } from './read/awards/award.projection.js';
import { PartnershipProjection } from './read/partnerships/partnership.projection.js';
import { PartnershipResolver } from './read/partnerships/partnership.resolver.js';
import { AcceptSolution } from './write/accept-solution/accept-solution.act.js';
import { AcceptSolutionHandler } from './write/accept-solution/accept-solution.handler.js';
import { ApproveInstalment } from './write/approve-instalment/approve-instalment.act.js';
import { ApproveInstalmentHandler } from './write/approve-instalment/approve-instalment.handler.js';
import { AssessTarget } from './write/assess-target/assess-target.act.js';
import { AssessTargetHandler } from './write/assess-target/assess-target.handler.js';
import { CompletePartnership } from './write/complete-partnership/complete-partnership.act.js';
import { CompletePartnershipHandler } from './write/complete-partnership/complete-partnership.handler.js';
import { DecidePhase } from './write/decide-phase/decide-phase.act.js';
import { DecidePhaseHandler } from './write/decide-phase/decide-phase.handler.js';
import { DecidePurchase } from './write/decide-purchase/decide-purchase.act.js';
import { DecidePurchaseHandler } from './write/decide-purchase/decide-purchase.handler.js';
import { SignContract } from './write/sign-contract/sign-contract.act.js';
import { SignContractHandler } from './write/sign-contract/sign-contract.handler.js';
import { StartPhase } from './write/start-phase/start-phase.act.js';
import { StartPhaseHandler } from './write/start-phase/start-phase.handler.js';

publishRejections(partnershipRejections);

const write: Provider[] = [
  ...slice(SignContract, SignContractHandler),
  ...slice(StartPhase, StartPhaseHandler),
  ...slice(AssessTarget, AssessTargetHandler),
  ...slice(ApproveInstalment, ApproveInstalmentHandler),
  ...slice(DecidePhase, DecidePhaseHandler),
  ...slice(AcceptSolution, AcceptSolutionHandler),
  ...slice(DecidePurchase, DecidePurchaseHandler),
  ...slice(CompletePartnership, CompletePartnershipHandler),
];
const read: Provider[] = [AwardProjection, { provide: Awards, useClass: AwardLookup }, PartnershipProjection, PartnershipResolver];

/** The contract of an innovation partnership: phases, targets, acceptance and purchase. */
@Module({ providers: [...write, ...read] })
export class PartnershipsModule {}
