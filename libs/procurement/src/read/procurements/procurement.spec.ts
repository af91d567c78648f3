import { describe, it } from '@jest/globals';
import { platformMigrations } from '@hub/platform';
import { projectionScenario } from '@hub/testing/platform';
import type { ProcedureEvent } from '../../domain/procurement.events.js';
import { procurementMigrations } from '../../tables.js';
import {
  awarded,
  cancelled,
  concluded,
  documents,
  evaluated,
  interest,
  qualified,
  rejected,
  request,
  SEAL,
  started,
  toEvaluated,
  toNotified,
  toOpened,
  upTo,
} from '../../testing/a-procurement.js';
import { ProcurementProjection } from './procurement.projection.js';

const { given } = projectionScenario<ProcedureEvent>(() => new ProcurementProjection(), [...platformMigrations, ...procurementMigrations]);

const told = (...facts: readonly ProcedureEvent[]) => facts.map((fact) => ({ stream: 'procurement-pr1', fact }));
const dialogue: ProcedureEvent = {
  type: 'market-dialogue-held.v1',
  data: { procurementId: 'pr1', challengeId: 'SNOW', kind: 'presentation', participants: ['KLIMATOR'], informationShared: 'The need' },
};
const negotiation: ProcedureEvent = {
  type: 'negotiation-held.v1',
  data: { procurementId: 'pr1', challengeId: 'SNOW', round: 1, organisationId: 'KLIMATOR', topics: ['sensors'], minutes: 'M-1' },
};

describe('the list of procurements', () => {
  it('shows what a procurement rests on', () =>
    given(...told(started)).thenRows({
      id: 'pr1',
      challengeId: 'SNOW',
      programmeId: 'DIACCESS',
      cycleNo: 1,
      status: 'started',
      scannedOn: '2026-01-15',
      aboveThreshold: true,
      thresholdsFrom: '2024-01-01',
      thresholdsVerified: false,
      interested: null,
      requests: 0,
      tenders: null,
    }));

  it('does not take thresholds for verified that nobody said were', () => {
    const { thresholdsVerified: _left, ...data } = started.data;
    return given(...told({ ...started, data })).thenRows({ thresholdsVerified: false });
  });

  it('shows a dialogue before the documents, and a late one without going back', async () => {
    await given(...told(started, dialogue)).thenRows({ status: 'dialogue', dialogues: 1 });
  });

  it('stays at its documents when a dialogue follows them', () =>
    given(...told(started, documents(), dialogue)).thenRows({ status: 'documents-published', dialogues: 1, documentsVersion: '1' }));

  it('counts interest, requests and who qualified, also after a correction', () =>
    given(
      ...told(...upTo.noticed, interest('A'), interest('B'), request('A'), request('B'), qualified('A'), qualified('B'), rejected('B')),
    ).thenRows({
      status: 'noticed',
      noticeSentOn: '2026-03-02',
      requestsDueOn: '2026-04-01',
      interested: 2,
      requests: 2,
      qualified: 1,
      candidates: [
        { organisationId: 'A', standing: 'qualified' },
        { organisationId: 'B', standing: 'rejected' },
      ],
    }));

  it('shows the call, and nothing of tenders until they are opened', () =>
    given(...told(...upTo.invited)).thenRows({
      status: 'invited',
      invited: ['KLIMATOR', 'ICEWATCH', 'ROADSENSE'],
      tendersDueAt: '2026-05-11T12:00:00.000Z',
      informationDueOn: '2026-05-05',
      tenders: null,
      openedTenders: [],
    }));

  it('shows the tenders that were opened', () =>
    given(...told(...toOpened, negotiation)).thenRows({
      status: 'opened',
      openingAttested: true,
      tenders: 2,
      negotiations: 1,
      openedTenders: [
        { organisationId: 'KLIMATOR', seal: SEAL, receivedAt: '2026-05-10T09:00:00.000Z', total: null },
        { organisationId: 'ICEWATCH', seal: SEAL, receivedAt: '2026-05-10T09:00:00.000Z', total: null },
      ],
    }));

  it('shows their totals, the latest ones', () =>
    given(...told(...toOpened, evaluated('KLIMATOR', 'ICEWATCH'), evaluated('KLIMATOR', 'ICEWATCH'))).thenRows({
      status: 'evaluated',
      openedTenders: [
        { organisationId: 'KLIMATOR', seal: SEAL, receivedAt: '2026-05-10T09:00:00.000Z', total: '71.00' },
        { organisationId: 'ICEWATCH', seal: SEAL, receivedAt: '2026-05-10T09:00:00.000Z', total: '71.00' },
      ],
    }));

  it('shows the award', () =>
    given(...told(...toEvaluated, awarded('KLIMATOR'))).thenRows({
      status: 'award-decided',
      partners: ['KLIMATOR'],
      awardReason: 'best quality',
      standstillEndsOn: null,
    }));

  it('shows the standstill and the contract', async () => {
    await given(...told(...toNotified)).thenRows({
      status: 'standstill',
      notifiedOn: '2026-05-20',
      standstillEndsOn: '2026-06-01',
      contractFrom: '2026-06-02',
    });
  });

  it('ends with the contract', () => given(...told(...toNotified, concluded)).thenRows({ status: 'concluded', partnershipIds: ['pa1'] }));

  it('shows why it was cancelled', () =>
    given(...told(...upTo.invited, cancelled)).thenRows({ status: 'cancelled', cancelReason: 'the need has changed', tenders: null }));

  it('gathers sources and what is synthetic', () =>
    given(
      { stream: 'procurement-pr1', fact: started, sources: 'S10', synthetic: 'estimatedValue' },
      { stream: 'procurement-pr1', fact: documents(), sources: 'S6' },
    ).thenRows({ sources: ['S10', 'S6'], synthetic: ['estimatedValue'] }));
});
