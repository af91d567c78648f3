import type { ChallengeEvent } from '@hub/challenges';
import type { ProgrammeEvent } from '@hub/cycles';
import type { BenefitBand, EvaluationEvent, MarketConclusion, Verdict } from '@hub/evaluations';
import type { IpRecordEvent, ResaleStatus } from '@hub/ip-records';
import { type Money, money, toInstant, toLocalDate } from '@hub/kernel';
import type { PartnershipEvent } from '@hub/partnerships';
import type { OrganisationEvent } from '@hub/people';
import type { Told } from '@hub/testing/platform';
import type { ProcurementEvent } from '@hub/procurement';
import type { ProposalEvent, ProposalOutcome, ProposalSubmitted } from '@hub/proposals';
import type { TestBedEvent, TimesheetEvent } from '@hub/testbeds';

/** A fact of any context of the chain. */
export type ChainFact =
  | OrganisationEvent
  | ProposalEvent
  | EvaluationEvent
  | ChallengeEvent
  | ProgrammeEvent
  | ProcurementEvent
  | PartnershipEvent
  | IpRecordEvent
  | TestBedEvent
  | TimesheetEvent;

type More = Omit<Told<ChainFact>, 'stream' | 'fact'>;

/** The facts of one case as they are told in a spec: everything a read model does not look at is filled in. */
const teller =
  <Event extends ChainFact>(stream: string, own: object) =>
  (type: Event['type'], data: object = {}, more: More = {}): Told<Event> => ({
    stream,
    fact: { type, data: { ...own, ...data } } as unknown as Event,
    ...more,
  });

const DAY = toLocalDate('2021-03-01');
const SOMEBODY = { decidedBy: 'dora', delegation: 'D-1' };
const sek = (amount: string): Money => money(amount, 'SEK');

export const organisation = (organisationId: string) => {
  const tell = teller<OrganisationEvent>(`organisation-${organisationId}`, { organisationId });
  return {
    registered: (name: string, more?: More) => tell('organisation-registered.v1', { name, kind: 'company', named: true }, more),
    renamed: (name: string) => tell('organisation-renamed.v1', { name, named: true, reason: 'it has a new name' }),
  };
};

export const proposal = (proposalId: string) => {
  const tell = teller<ProposalEvent>(`proposal-${proposalId}`, { proposalId });
  return {
    submitted: (title = 'Snow', more?: More, source: ProposalSubmitted['data']['source'] = 'employee') =>
      tell('proposal-submitted.v1', { source, title, need: 'Clear it', proposer: 'anna', answerDueOn: DAY }, more),
    registered: (caseNumber: string) => tell('proposal-registered.v1', { caseNumber }),
    clarified: (title: string) => tell('proposal-clarified.v1', { title, need: 'Clear it', reason: 'asked' }),
    evaluationOpened: () => tell('proposal-evaluation-opened.v1', { evaluationId: proposalId }),
    outcome: (outcome: ProposalOutcome, reason = 'because', more?: More) =>
      tell('proposal-outcome-recorded.v1', { evaluationId: proposalId, outcome, reason }, more),
    outcomeReopened: (reason = 'new facts') => tell('proposal-outcome-reopened.v1', { evaluationId: proposalId, reason }),
    promoted: (challengeId: string) => tell('proposal-promoted.v1', { challengeId }),
    withdrawn: (reason = 'not needed') => tell('proposal-withdrawn.v1', { reason }),
    merged: (into: string, reason = 'the same need', more?: More) => tell('proposal-merged.v1', { into, reason }, more),
    unmerged: (from: string) => tell('proposal-unmerged.v1', { from, reason: 'not the same' }),
  };
};

export const evaluation = (proposalId: string) => {
  const tell = teller<EvaluationEvent>(`evaluation-${proposalId}`, { evaluationId: proposalId, proposalId });
  const scan = (conclusion: MarketConclusion) => ({
    scanId: 's1',
    method: 'desk',
    searchedOn: DAY,
    searchedWhere: ['the web'],
    found: [],
    conclusion,
    newDevelopmentNeeded: true,
    inventiveHeight: true,
  });
  const held = (band: BenefitBand, market: MarketConclusion, value: string) => ({ scan: scan(market), annualValue: sek(value), band });
  return {
    opened: (round = 1, more?: More) => tell('evaluation-opened.v1', { round }, more),
    supported: () => tell('joint-evaluation-supported.v1', { evaluator: 'eva', effect: {}, scan: scan('none'), agreedBy: ['eva'] }),
    agreed: (band: BenefitBand, market: MarketConclusion, value = '900000', more?: More) =>
      tell('evaluation-agreed.v1', { ...held(band, market, value), effect: {}, thresholdsFrom: DAY, agreedBy: ['eva'] }, more),
    concluded: (verdict: Verdict, band: BenefitBand, market: MarketConclusion, value = '900000', more?: More) =>
      tell('evaluation-concluded.v1', { ...held(band, market, value), round: 1, verdict, reason: 'because', ...SOMEBODY }, more),
    conflict: (conflict: boolean) => tell('conflict-of-interest-declared.v1', { evaluator: 'eva', conflict }),
    reopened: (reason = 'new facts') => tell('evaluation-reopened.v1', { round: 2, reason }),
  };
};

export const challenge = (challengeId: string) => {
  const tell = teller<ChallengeEvent>(`challenge-${challengeId}`, { challengeId });
  return {
    drafted: (proposalIds: readonly string[], title = 'Smart snow clearing', more?: More) =>
      tell('challenge-drafted.v1', { title, need: 'Clear it', proposalIds }, more),
    neededBy: (needOwner: string) => tell('need-owner-named.v1', { needOwner }),
    goal: (goalId: string) =>
      tell('effect-goal-set.v1', { goal: { goalId, what: 'fewer trips', metric: 'trips', unit: 'a day', baseline: '10', target: '5' } }),
    goalDropped: (goalId: string) => tell('effect-goal-dropped.v1', { goalId, reason: 'not measurable' }),
    readied: () => tell('challenge-readied.v1', { minimumRequirements: [], implementationLikelihood: 'high' }),
    published: () => tell('challenge-published.v1'),
    takenUp: (cycleNo = 1, programmeId = 'DIACCESS', more?: More) => tell('challenge-taken-up.v1', { programmeId, cycleNo }, more),
    putBack: () => tell('challenge-put-back.v1', { programmeId: 'DIACCESS', cycleNo: 1, reason: 'too many' }),
    solved: (goalId: string) =>
      tell('challenge-solved.v1', { measuredEffects: [{ goalId, value: '4', measuredOn: DAY, how: 'counting' }], reason: 'it works' }),
    abandoned: (reason = 'nobody tendered') => tell('challenge-abandoned.v1', { ground: 'no-partner', reason }),
  };
};

export const programme = (programmeId: string) => {
  const tell = teller<ProgrammeEvent>(`programme-${programmeId}`, { programmeId });
  return {
    defined: (maxCycles = 5, maxChallenges = 15) =>
      tell('programme-defined.v1', {
        name: programmeId,
        maxCycles,
        minChallengesPerCycle: 1,
        maxChallengesPerCycle: 3,
        maxChallenges,
        startsOn: DAY,
        endsOn: DAY,
      }),
    planned: (cycleNo: number) => tell('cycle-planned.v1', { cycleNo, plan: null }),
    admitted: (cycleNo: number, challengeId: string, more?: More) => tell('challenge-admitted.v1', { cycleNo, challengeId }, more),
    opened: (cycleNo: number, challengeIds: readonly string[]) => tell('cycle-opened.v1', { cycleNo, challengeIds }),
  };
};

export const procurement = (procurementId: string, challengeId: string) => {
  const tell = teller<ProcurementEvent>(`procurement-${procurementId}`, { procurementId, challengeId });
  const at = toInstant('2021-04-01T10:00:00Z');
  return {
    started: (more?: More) => tell('procurement-started.v1', { programmeId: 'DIACCESS', cycleNo: 1 }, more),
    noticed: (noticeId = '2021-1') => tell('contract-notice-published.v1', { noticeId, sentOn: DAY }),
    interest: (organisationId: string, more?: More) => tell('interest-registered.v1', { organisationId }, more),
    request: (organisationId: string, more?: More) => tell('request-to-participate-received.v1', { organisationId, receivedAt: at }, more),
    invited: () => tell('tenderers-invited.v1', { candidates: [], tendersDueAt: at, informationDueOn: DAY }),
    tender: (organisationId: string) => tell('tender-received.v1', { organisationId, seal: 'ab', receivedAt: at }),
    opened: (...tenderers: readonly string[]) =>
      tell('tenders-opened.v1', { openedBy: ['o1', 'o2'], tenders: tenderers.map((organisationId) => ({ organisationId })) }),
    awarded: (...partners: readonly string[]) => tell('award-decided.v1', { partners, reason: 'best', ...SOMEBODY }),
    notified: () => tell('award-notified.v1', { sentOn: DAY, channel: 'electronic', standstillEndsOn: DAY, contractFrom: DAY }),
    concluded: (partnershipId: string, partner: string) => tell('procurement-concluded.v1', { partnershipId, partner }),
    cancelled: () => tell('procurement-cancelled.v1', { reason: 'one candidate', ...SOMEBODY }),
  };
};

export const partnership = (partnershipId: string, challengeId: string) => {
  const tell = teller<PartnershipEvent>(`partnership-${partnershipId}`, { partnershipId, challengeId });
  return {
    signed: (procurementId: string, partner: string, more?: More) =>
      tell('contract-signed.v1', { procurementId, partner, signedOn: DAY }, more),
    phase: (phaseNo: number) => tell('phase-started.v1', { phaseNo, name: `Phase ${phaseNo}` }),
    accepted: () => tell('solution-accepted.v1', { results: [], cost: sek('1'), ...SOMEBODY }),
    purchased: () => tell('purchase-decided.v1', { cost: sek('1'), firstCustomerFrom: DAY, ...SOMEBODY }),
    ended: () => tell('partnership-ended.v1', { reason: 'targets missed' }),
    completed: () => tell('partnership-completed.v1', { reason: 'done' }),
  };
};

export const ipRecord = (ipRecordId: string, challengeId: string) => {
  const tell = teller<IpRecordEvent>(`ip-record-${ipRecordId}`, { ipRecordId, challengeId });
  return {
    agreed: (owner: string, more?: More) => tell('ip-terms-agreed.v1', { partnershipId: ipRecordId, owner, controlLevel: 'use' }, more),
    resale: (resaleId: string, status: ResaleStatus) =>
      tell('resale-reported.v1', { resaleId, customer: 'Kalmar', country: 'SE', status, early: false }),
    resaleStatus: (resaleId: string, status: ResaleStatus) => tell('resale-status-changed.v1', { resaleId, status }),
    counted: (inUse: number, asOf = '2022-12-15', evaluating: number | null = 20) =>
      tell('use-by-others-reported.v1', { asOf: toLocalDate(asOf), inUse, evaluating, evaluatingIsApproximate: true, early: true }),
  };
};

export const testBed = (testBedId: string, challengeId: string) => {
  const tell = teller<TestBedEvent>(`testbed-${testBedId}`, { testBedId, challengeId });
  return {
    opened: (host: string, more?: More) => tell('testbed-opened.v1', { site: 'The road network', host, opensOn: DAY }, more),
    measured: () => tell('testbed-adoption-measured.v1', { metric: 'drivers using it', value: '80', unit: '%', measuredOn: DAY }),
    closed: () => tell('testbed-closed.v1', { reason: 'the winter is over' }),
  };
};

export const timesheet = (person: string, challengeId: string) => {
  const tell = teller<TimesheetEvent>(`timesheet-${person}-2021`, { person, year: 2021, challengeId });
  return {
    logged: (more?: More) =>
      tell('time-logged.v1', { entryId: 'e1', function: 'driver', day: DAY, minutes: 60, activity: 'testing', approvedBy: 'nora' }, more),
  };
};
