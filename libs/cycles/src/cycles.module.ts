import { Module, type Provider } from '@nestjs/common';
import { publishRejections, slice } from '@hub/platform';
import { ChallengeStandings } from './domain/challenge-standings.port.js';
import { ProcurementCycles } from './domain/procurement-cycles.port.js';
import { programmeRejections } from './domain/programme.rejections.js';
import { NoteCycleProgress } from './react/note-cycle-progress/note-cycle-progress.reactor.js';
import { ChallengeStandingLookup } from './read/challenge-standing/challenge-standing.lookup.js';
import { ChallengeStandingProjection } from './read/challenge-standing/challenge-standing.projection.js';
import { CyclePlanProjection } from './read/cycle-plan/cycle-plan.projection.js';
import { CyclePlanResolver } from './read/cycle-plan/cycle-plan.resolver.js';
import { ProcurementCyclesLookup } from './read/procurement-cycles/procurement-cycles.lookup.js';
import { ProcurementCyclesProjection } from './read/procurement-cycles/procurement-cycles.projection.js';
import { ProgrammeProjection } from './read/programmes/programme.projection.js';
import { ProgrammeResolver } from './read/programmes/programme.resolver.js';
import { PublicProgrammesResolver } from './read/programmes/public-programmes.resolver.js';
import { AdmitChallenge } from './write/admit-challenge/admit-challenge.act.js';
import { AdmitChallengeHandler } from './write/admit-challenge/admit-challenge.handler.js';
import { CancelCycle } from './write/cancel-cycle/cancel-cycle.act.js';
import { CancelCycleHandler } from './write/cancel-cycle/cancel-cycle.handler.js';
import { CloseCycle } from './write/close-cycle/close-cycle.act.js';
import { CloseCycleHandler } from './write/close-cycle/close-cycle.handler.js';
import { DefineProgramme } from './write/define-programme/define-programme.act.js';
import { DefineProgrammeHandler } from './write/define-programme/define-programme.handler.js';
import { ExtendProgramme } from './write/extend-programme/extend-programme.act.js';
import { ExtendProgrammeHandler } from './write/extend-programme/extend-programme.handler.js';
import { OpenCycle } from './write/open-cycle/open-cycle.act.js';
import { OpenCycleHandler } from './write/open-cycle/open-cycle.handler.js';
import { PlanCycle } from './write/plan-cycle/plan-cycle.act.js';
import { PlanCycleHandler } from './write/plan-cycle/plan-cycle.handler.js';
import { ReleaseChallenge } from './write/release-challenge/release-challenge.act.js';
import { ReleaseChallengeHandler } from './write/release-challenge/release-challenge.handler.js';
import { ReplanCycle } from './write/replan-cycle/replan-cycle.act.js';
import { ReplanCycleHandler } from './write/replan-cycle/replan-cycle.handler.js';

publishRejections(programmeRejections);

const write: Provider[] = [
  ...slice(DefineProgramme, DefineProgrammeHandler),
  ...slice(ExtendProgramme, ExtendProgrammeHandler),
  ...slice(PlanCycle, PlanCycleHandler),
  ...slice(ReplanCycle, ReplanCycleHandler),
  ...slice(AdmitChallenge, AdmitChallengeHandler),
  ...slice(ReleaseChallenge, ReleaseChallengeHandler),
  ...slice(OpenCycle, OpenCycleHandler),
  ...slice(CloseCycle, CloseCycleHandler),
  ...slice(CancelCycle, CancelCycleHandler),
];
const react: Provider[] = [NoteCycleProgress];
const read: Provider[] = [
  ChallengeStandingLookup,
  ChallengeStandingProjection,
  CyclePlanProjection,
  CyclePlanResolver,
  ProcurementCyclesLookup,
  ProcurementCyclesProjection,
  ProgrammeProjection,
  ProgrammeResolver,
  PublicProgrammesResolver,
];
const ports: Provider[] = [
  { provide: ChallengeStandings, useExisting: ChallengeStandingLookup },
  { provide: ProcurementCycles, useExisting: ProcurementCyclesLookup },
];

/** Programmes with their limits, and the cycles in which challenges are taken up. */
@Module({ providers: [...write, ...react, ...read, ...ports] })
export class CyclesModule {}
