import { describe, it } from '@jest/globals';
import { platformMigrations } from '@hub/platform';
import { projectionScenario } from '@hub/testing/platform';
import type { ProcedureEvent } from '../../domain/procurement.events.js';
import { procurementMigrations } from '../../tables.js';
import { interest, invited, qualified, rejected, request, toOpened, upTo } from '../../testing/a-procurement.js';
import { ParticipationProjection } from './participation.projection.js';

const { given } = projectionScenario<ProcedureEvent>(
  () => new ParticipationProjection(),
  [...platformMigrations, ...procurementMigrations],
);
const told = (...facts: readonly ProcedureEvent[]) => facts.map((fact) => ({ stream: 'procurement-pr1', fact }));

describe('the part an organisation takes', () => {
  it('begins with its interest', () =>
    given(...told(...upTo.noticed, interest('A'))).thenRows({
      procurementId: 'pr1',
      organisationId: 'A',
      challengeId: 'SNOW',
      firstPosition: '4',
      interested: true,
      requestedAt: null,
      standing: null,
      tendersDueAt: null,
    }));

  it('begins with its request as well', () =>
    given(...told(...upTo.noticed, request('A'))).thenRows({
      organisationId: 'A',
      interested: false,
      requestedAt: '2026-03-20T09:00:00.000Z',
      standing: 'requested',
    }));

  it('goes on with what was decided about it, and why; each has its own', () =>
    given(...told(...upTo.noticed, interest('A'), request('A'), request('B'), qualified('A'), rejected('B'), invited('A'))).thenRows(
      { organisationId: 'A', interested: true, standing: 'qualified', reason: 'able', tendersDueAt: '2026-05-11T12:00:00.000Z' },
      { organisationId: 'B', interested: false, standing: 'rejected', reason: 'no research of its own', tendersDueAt: null },
    ));

  it('says nothing of tenders', () =>
    given(...told(...toOpened)).thenRows({ organisationId: 'KLIMATOR' }, { organisationId: 'ICEWATCH' }, { organisationId: 'ROADSENSE' }));

  it('gathers sources and what is synthetic', () =>
    given(...told(...upTo.noticed, interest('A')).map((each) => ({ ...each, sources: 'S10', synthetic: 'organisationId' }))).thenRows({
      sources: ['S10'],
      synthetic: ['organisationId'],
    }));
});
