import { type Instant, type LocalDate, reject, type Rejection } from '@hub/kernel';
import type { DocumentsPublished, ListedTender, TenderScore } from '../procurement.events.js';
import type { ProcurementRejection } from '../procurement.rejections.js';

type Documents = Pick<DocumentsPublished['data'], 'documentsVersion' | 'awardCriteria' | 'partnerMode' | 'maxPartners'>;
type Notice = Readonly<{ requestsDueOn: LocalDate; minCandidates: number; maxCandidates?: number | undefined }>;
export type CandidateStanding = 'requested' | 'qualified' | 'rejected';
export type Total = Pick<TenderScore, 'organisationId' | 'total'>;
export type Invitation = Readonly<{ candidates: readonly string[]; sentAt?: Instant | undefined; tendersDueAt: Instant }>;

type Begun = Readonly<{ challengeId: string }>;
export type Preparing = Begun & Readonly<{ stage: 'preparing'; documents?: Documents; versions: readonly string[] }>;
type Called = Begun &
  Readonly<{
    documents: Documents;
    notice: Notice;
    interested: readonly string[];
    candidates: Readonly<Record<string, CandidateStanding>>;
  }>;
export type Noticed = Called & Readonly<{ stage: 'noticed' }>;
type WithInvitation = Called & Readonly<{ invitation: Invitation }>;
export type Invited = WithInvitation & Readonly<{ stage: 'invited'; attestedBy?: string }>;
type WithTenders = WithInvitation & Readonly<{ tenders: readonly ListedTender[]; lastRound: number }>;
export type Opened = WithTenders & Readonly<{ stage: 'opened' }>;
/** What the latest evaluation gave each tender. */
type WithTotals = WithTenders & Readonly<{ totals: readonly Total[] }>;
export type Evaluated = WithTotals & Readonly<{ stage: 'evaluated' }>;
type WithPartners = WithTotals & Readonly<{ partners: readonly string[] }>;
export type AwardDecidedOn = WithPartners & Readonly<{ stage: 'award-decided' }>;
type WithStandstill = WithPartners & Readonly<{ contractFrom: LocalDate }>;
export type InStandstill = WithStandstill & Readonly<{ stage: 'standstill' }>;
export type Concluded = WithStandstill & Readonly<{ stage: 'concluded'; partnerships: readonly string[] }>;
export type Cancelled = Begun & Readonly<{ stage: 'cancelled' }>;

/** A procurement by how far it has come. Each stage holds what was decided on the way to it, so that no later decision has to wonder. */
export type BegunProcurement = Preparing | Noticed | Invited | Opened | Evaluated | AwardDecidedOn | InStandstill | Concluded | Cancelled;
export type Procurement = BegunProcurement | undefined;
export type Stage = BegunProcurement['stage'];

const ORDER: readonly Stage[] = ['preparing', 'noticed', 'invited', 'opened', 'evaluated', 'award-decided', 'standstill', 'concluded'];

type At<S extends Stage> = Extract<BegunProcurement, { stage: S }>;
const isAt = <S extends Stage>(state: BegunProcurement, stages: readonly S[]): state is At<S> =>
  (stages as readonly Stage[]).includes(state.stage);

/** The procurement when it is at one of these stages, in their order; else why not: over, not so far yet, or past it. */
export const inStage = <S extends Stage>(state: BegunProcurement, ...stages: readonly S[]): At<S> | Rejection<ProcurementRejection> => {
  if (isAt(state, stages)) return state;
  const { stage } = state;
  if (stage === 'cancelled') return reject('procurement.cancelled');
  if (stage === 'concluded') return reject('procurement.concluded');
  const early = ORDER.indexOf(stage) < Math.min(...stages.map((each) => ORDER.indexOf(each)));
  return reject(early ? 'procurement.too-early' : 'procurement.too-late', { stage, possibleIn: stages });
};

/** The procurement as a fact finds it. @throws {Error} when the log tells of a fact at a stage where no decision allows it. */
export const atStage = <S extends Stage>(state: BegunProcurement, fact: string, ...stages: readonly S[]): At<S> => {
  if (!isAt(state, stages)) throw new Error(`${fact} at stage ${state.stage}`);
  return state;
};

/** What is decided about an organisation's request; undefined when it made none. */
export const standingOf = ({ candidates }: Noticed, organisationId: string): CandidateStanding | undefined =>
  Object.hasOwn(candidates, organisationId) ? candidates[organisationId] : undefined;

/**
 * Whether the procurement that a challenge was allotted is neither concluded nor cancelled. One that is not there yet is about to
 * begin: its beginning follows. One that began for another challenge, because its id was taken first, never will for this one.
 */
export const isRunning = (state: Procurement, challengeId: string): boolean =>
  state === undefined || (state.challengeId === challengeId && state.stage !== 'concluded' && state.stage !== 'cancelled');
