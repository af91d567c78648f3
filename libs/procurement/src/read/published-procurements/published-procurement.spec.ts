import { describe, expect, it } from '@jest/globals';
import { platformMigrations } from '@hub/platform';
import { projectionScenario } from '@hub/testing/platform';
import type { ProcedureEvent } from '../../domain/procurement.events.js';
import { procurementMigrations } from '../../tables.js';
import {
  cancelled,
  documents,
  interest,
  request,
  started,
  toAwarded,
  toConcluded,
  toNotified,
  toOpened,
  upTo,
} from '../../testing/a-procurement.js';
import { PublishedProcurementProjection } from './published-procurement.projection.js';
import { PublishedProcurementRow } from './published-procurement.row.js';

const { given } = projectionScenario<ProcedureEvent>(
  () => new PublishedProcurementProjection(),
  [...platformMigrations, ...procurementMigrations],
);
const told = (...facts: readonly ProcedureEvent[]) => facts.map((fact) => ({ stream: 'procurement-pr1', fact }));

describe('what is published of procurements', () => {
  it('is nothing before the contract notice', async () => {
    await given(...told(started, documents())).thenRows({ id: 'pr1', noticePosition: null });
  });

  it('is nothing at all when it was cancelled before it had documents', () => given(...told(started, cancelled)).thenRows());

  it('is the notice, and the latest documents', () =>
    given(...told(started, documents(), documents({ documentsVersion: '2', maxPartners: 2 }), ...upTo.noticed.slice(2))).thenRows({
      id: 'pr1',
      noticePosition: '4',
      challengeId: 'SNOW',
      status: 'noticed',
      noticeId: '2026-123456',
      sentOn: '2026-03-02',
      requestsDueOn: '2026-04-01',
      minCandidates: 3,
      maxCandidates: null,
      documentsVersion: '2',
      need: 'Know where to clear snow',
      maxPartners: 2,
      mayEndAfterPhase: true,
      endConditions: 'When a target is not met',
      phases: [
        { no: 1, name: 'Research' },
        { no: 2, name: 'Pilot' },
      ],
    }));

  it('is the same whoever comes forward', async () => {
    const [row] = await given(...told(...upTo.noticed, interest('KLIMATOR'), request('KLIMATOR'))).rowsOf(PublishedProcurementRow);
    expect(row).toMatchObject({ status: 'noticed', noticePosition: '3' });
    expect(JSON.stringify(row)).not.toContain('KLIMATOR');
    expect(Object.keys(row ?? {})).not.toEqual(expect.arrayContaining(['version']));
  });

  it('is how far it has come', async () => {
    await given(...told(...upTo.invited)).thenRows({ status: 'invited', tendersDueAt: '2026-05-11T12:00:00.000Z' });
  });

  it('tells that tenders were opened, and neither how many nor whose', async () => {
    const [row] = await given(...told(...toOpened)).rowsOf(PublishedProcurementRow);
    expect(row).toMatchObject({ status: 'opened', partners: [] });
    expect(JSON.stringify(row)).not.toContain('KLIMATOR');
  });

  it('names the partners once the award was notified, and not when it was decided', async () => {
    await given(...told(...toAwarded)).thenRows({ status: 'opened', partners: [] });
  });

  it('names the partners with the notification', () =>
    given(...told(...toNotified)).thenRows({ status: 'award-notified', partners: ['KLIMATOR'], standstillEndsOn: '2026-06-01' }));

  it('ends with the contract', () => given(...told(...toConcluded)).thenRows({ status: 'concluded', partners: ['KLIMATOR'] }));

  it('tells why it was cancelled', () =>
    given(...told(...upTo.noticed, cancelled)).thenRows({ status: 'cancelled', cancelReason: 'the need has changed' }));

  it('gathers sources and what is synthetic', () =>
    given(...told(...upTo.noticed).map((each) => ({ ...each, sources: 'S10', synthetic: 'sentOn' }))).thenRows({
      sources: ['S10'],
      synthetic: ['sentOn'],
    }));
});
