import { assertNever, type LocalDate, type Money } from '@hub/kernel';
import type {
  ContractSigned,
  Instalment,
  InstalmentApproved,
  PartnershipEvent,
  PerformanceLevel,
  Phase,
  PhaseDecided,
  Target,
  TargetAssessed,
  TargetResult,
} from '../partnership.events.js';

/** Where a phase stands. `continued` and `ended` are what was decided after it. */
export type PhaseStage = 'planned' | 'active' | 'continued' | 'ended';
export type AssessedTarget = Target & Readonly<{ result?: TargetResult }>;
export type PayableInstalment = Instalment & Readonly<{ approved: boolean }>;
export type RunningPhase = Readonly<{
  no: number;
  name: string;
  stage: PhaseStage;
  targets: readonly AssessedTarget[];
  instalments: readonly PayableInstalment[];
}>;

/** Where a partnership stands: `developing` from the signature to the acceptance of a solution. */
export type Stage = 'developing' | 'accepted' | 'purchased' | 'completed' | 'ended';
export type SignedPartnership = Readonly<{
  challengeId: string;
  phases: readonly RunningPhase[];
  maximumCost: Money;
  performanceLevels: readonly PerformanceLevel[];
  /** The last day on which the solution can be bought on the terms of the first customer; open when not agreed. */
  optionUntil?: LocalDate | undefined;
  mayEndAfterPhase: boolean;
  stage: Stage;
  /** What the solution costs, as it was accepted. */
  cost?: Money;
}>;
export type Partnership = SignedPartnership | undefined;

/** The partnership after one more fact. @throws {Error} when something happens to a contract that was never signed. */
export const evolve = (state: Partnership, event: PartnershipEvent): Partnership => {
  const { type, data } = event;
  if (type === 'contract-signed.v1') return signed(data);
  if (!state) throw new Error(`${type} before the contract was signed`);
  switch (type) {
    case 'phase-started.v1':
      return inPhase(state, data.phaseNo, (phase) => ({ ...phase, stage: 'active' }));
    case 'target-assessed.v1':
      return inPhase(state, data.phaseNo, (phase) => assessed(phase, data));
    case 'instalment-approved.v1':
      return inPhase(state, data.phaseNo, (phase) => approved(phase, data));
    case 'phase-decided.v1':
      return inPhase(state, data.phaseNo, (phase) => ({ ...phase, stage: stageAfter(data) }));
    case 'solution-accepted.v1':
      return { ...state, stage: 'accepted', cost: data.cost };
    case 'purchase-decided.v1':
      return { ...state, stage: 'purchased' };
    case 'partnership-ended.v1':
      return { ...state, stage: 'ended' };
    case 'partnership-completed.v1':
      return { ...state, stage: 'completed' };
    default:
      return assertNever(type);
  }
};

/** Whether every phase was decided, and decided to be continued. */
export const allContinued = ({ phases }: SignedPartnership): boolean => phases.every(({ stage }) => stage === 'continued');

export const phaseOf = ({ phases }: SignedPartnership, no: number): RunningPhase | undefined => phases.find((phase) => phase.no === no);

const signed = (data: ContractSigned['data']): SignedPartnership => ({
  challengeId: data.challengeId,
  phases: data.phases.map(planned),
  maximumCost: data.maximumCost,
  performanceLevels: data.performanceLevels,
  optionUntil: data.firstCustomerTerms.optionUntil,
  mayEndAfterPhase: data.mayEndAfterPhase,
  stage: 'developing',
});

const planned = ({ no, name, targets, instalments }: Phase): RunningPhase => ({
  no,
  name,
  stage: 'planned',
  targets,
  instalments: instalments.map((instalment) => ({ ...instalment, approved: false })),
});

const inPhase = (state: SignedPartnership, no: number, change: (phase: RunningPhase) => RunningPhase): SignedPartnership => ({
  ...state,
  phases: state.phases.map((phase) => (phase.no === no ? change(phase) : phase)),
});

const assessed = (phase: RunningPhase, { targetId, result }: TargetAssessed['data']): RunningPhase => ({
  ...phase,
  targets: phase.targets.map((target) => (target.targetId === targetId ? { ...target, result } : target)),
});

const approved = (phase: RunningPhase, { instalmentId }: InstalmentApproved['data']): RunningPhase => ({
  ...phase,
  instalments: phase.instalments.map((each) => (each.instalmentId === instalmentId ? { ...each, approved: true } : each)),
});

const stageAfter = ({ decision }: PhaseDecided['data']): PhaseStage => (decision === 'continue' ? 'continued' : 'ended');
