import { describe, expect, it } from '@jest/globals';
import { money, toInstant, toLocalDate } from '@hub/kernel';
import { scenario } from '@hub/testing/kernel';
import { challengeProcurement, type ProcurementAllotted, type StartProcurementIntent } from './challenge-procurement.js';
import { started } from '../testing/a-procurement.js';

const { given } = scenario(challengeProcurement);
const allotted: ProcurementAllotted = { type: 'procurement-allotted.v1', data: started.data };

function start(changes: Partial<StartProcurementIntent['data']> = {}, on = '2026-02-01'): StartProcurementIntent {
  return {
    type: 'start-procurement',
    at: toInstant(`${on}T09:00:00Z`),
    on: toLocalDate(on),
    by: 'officer',
    data: {
      procurementId: 'pr1',
      challengeId: 'SNOW',
      estimatedValue: started.data.estimatedValue,
      cycle: { programmeId: 'DIACCESS', cycleNo: 1 },
      scan: { scanId: 'scan-1', searchedOn: toLocalDate('2026-01-15'), solutionExists: false },
      latestIsRunning: false,
      ...changes,
    },
  };
}
const valued = (development: string, purchase: string, options: string, currency: 'SEK' | 'EUR' = 'SEK') => ({
  estimatedValue: { development: money(development, currency), purchase: money(purchase, currency), options: money(options, currency) },
});
const decided = (changes: Partial<StartProcurementIntent['data']>, on: string) => {
  const decision = challengeProcurement.decide(start(changes, on), {});
  return 'rejected' in decision ? decision : decision[0]?.data;
};

describe('start a procurement', () => {
  it('allots it to the challenge, with the grounds it rests on', () => {
    given().when(start()).then(allotted);
  });

  it('wants an open cycle that has taken the challenge up', () => {
    given()
      .when(start({ cycle: undefined }))
      .thenRejected('procurement.challenge-not-taken-up', { challengeId: 'SNOW' });
  });

  it('wants a market scan that found nothing that meets the need (LOU 6:31)', () => {
    const scan = { scanId: 'scan-1', searchedOn: toLocalDate('2026-01-15'), solutionExists: true };
    given()
      .when(start({ scan: undefined }))
      .thenRejected('procurement.market-scan-missing');
    given().when(start({ scan })).thenRejected('procurement.solution-exists', { scanId: 'scan-1' });
    given()
      .when(start({ scan: { ...scan, solutionExists: false } }))
      .thenTypes('procurement-allotted.v1');
  });

  it('wants that scan to be at most twelve months old on the day', () => {
    given().when(start({}, '2027-01-15')).thenTypes('procurement-allotted.v1');
    given().when(start({}, '2027-01-16')).thenRejected('procurement.market-scan-too-old', {
      searchedOn: '2026-01-15',
      validUntil: '2027-01-15',
    });
  });

  it('is refused while the challenge has another that is running', () => {
    given(allotted)
      .when(start({ latestIsRunning: true }))
      .thenRejected('procurement.challenge-has-one', { procurementId: 'pr1' });
    given(allotted)
      .when(start({ procurementId: 'pr2' }))
      .thenTypes('procurement-allotted.v1');
    expect(given(allotted, { ...allotted, data: { ...allotted.data, procurementId: 'pr2' } }).state().latest?.procurementId).toBe('pr2');
  });
});

describe('the estimated value', () => {
  it('counts development, purchase and options, and is above from the threshold on (LOU 1:4, 5:3, 5:15)', () => {
    expect(decided(valued('389585', '1500000', '500000'), '2025-06-01')).toMatchObject({
      aboveThreshold: true,
      thresholdsFrom: '2024-01-01',
      thresholdsVerified: true,
    });
    expect(decided(valued('389584.99', '1500000', '500000'), '2025-06-01')).toMatchObject({ aboveThreshold: false });
  });

  it('may be in euro', () => {
    expect(decided(valued('21000', '200000', '0', 'EUR'), '2025-06-01')).toMatchObject({ aboveThreshold: true });
    expect(decided(valued('20999.99', '200000', '0', 'EUR'), '2025-06-01')).toMatchObject({ aboveThreshold: false });
  });

  it('is measured all the same by thresholds that nobody verified, and says so', () => {
    const scan = { scanId: 'scan-1', searchedOn: toLocalDate('2023-06-01'), solutionExists: false };
    expect(decided({ scan }, '2023-12-31')).toMatchObject({ thresholdsFrom: '2022-01-01', thresholdsVerified: false });
    expect(decided({ scan }, '2024-01-01')).toMatchObject({ thresholdsFrom: '2024-01-01', thresholdsVerified: true });
    expect(decided({}, '2026-02-01')).toMatchObject({ aboveThreshold: true, thresholdsFrom: '2024-01-01', thresholdsVerified: false });
  });

  it('is in one currency', () => {
    const { estimatedValue } = valued('1', '2', '3');
    given()
      .when(start({ estimatedValue: { ...estimatedValue, options: money('3', 'EUR') } }))
      .thenRejected('procurement.value-in-two-currencies');
  });

  it('has parts that can be added up', () => {
    given()
      .when(start(valued('1000000000000', '1000000000000', '1000000000000')))
      .thenTypes('procurement-allotted.v1');
    given()
      .when(start(valued('1000000000000.01', '0', '0')))
      .thenRejected('procurement.value-out-of-range');
    given()
      .when(start(valued('9999999999999', '9999999999999', '9999999999999')))
      .thenRejected('procurement.value-out-of-range');
  });
});
