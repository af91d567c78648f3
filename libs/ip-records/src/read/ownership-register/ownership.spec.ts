import { describe, expect, it } from '@jest/globals';
import { toLocalDate } from '@hub/kernel';
import type { PurchaseDecided } from '@hub/partnerships';
import { platformMigrations } from '@hub/platform';
import { projectionScenario } from '@hub/testing/platform';
import type { IpRecordEvent } from '../../domain/ip-record.events.js';
import { ipRecordsMigrations } from '../../tables.js';
import {
  agreed,
  background,
  counted,
  foreground,
  reference,
  resale,
  resaleChanged,
  usageRight,
  usageRightStarted,
} from '../../testing/record.js';
import { OwnershipProjection } from './ownership.projection.js';
import { FirstCustomerRow } from './ownership.row.js';

const { given } = projectionScenario<IpRecordEvent | PurchaseDecided>(
  () => new OwnershipProjection(),
  [...platformMigrations, ...ipRecordsMigrations],
);
const told = (fact: IpRecordEvent | PurchaseDecided, more: object = {}) => ({
  stream: fact.type === 'purchase-decided.v1' ? 'partnership-p1' : `ip-record-${fact.data.ipRecordId}`,
  fact,
  ...more,
});
const purchased: PurchaseDecided = {
  type: 'purchase-decided.v1',
  data: {
    partnershipId: 'p1',
    challengeId: 'SNOW',
    decidedBy: 'dana',
    delegation: 'D-1',
    cost: { amount: '950000.00', currency: 'SEK' },
    firstCustomerFrom: toLocalDate('2026-10-01'),
  },
};

describe('the register of ownership', () => {
  it('shows who owns a solution and who may use it', () =>
    given(told(agreed(), { at: '2026-03-02T09:00:00Z' })).thenRows({
      ipRecordId: 'p1',
      challengeId: 'SNOW',
      owner: 'KLIMATOR',
      controlLevel: 'use',
      usageRight,
      commercialisation: 'Sweden and abroad',
      agreedAt: '2026-03-02T09:00:00.000Z',
      usageRightSince: null,
      foreground: [],
      resaleCount: 0,
      inUseElsewhere: null,
    }));

  it('shows since when, what was made, and what for the municipality is a reference', () =>
    given(
      told(agreed()),
      told(background('archive')),
      told(foreground('model')),
      told(usageRightStarted),
      told(reference('name')),
    ).thenRows({
      usageRightSince: '2026-03-02',
      foreground: ['model'],
      referenceFor: ['name'],
    }));

  it('counts who else bought it, and who uses it', () =>
    given(
      told(agreed()),
      told(resale('Alvesta', 'evaluating')),
      told(resale('Ljungby', 'contracted')),
      told(counted('2026-02-28', 1)),
      told(resaleChanged('Alvesta', 'live')),
      told(resaleChanged('Ljungby', 'live')),
    ).thenRows({ resaleCount: 2, inUseElsewhere: 2 }));

  it('goes by the count where it is larger', () =>
    given(told(agreed()), told(resale('Alvesta', 'live')), told(counted('2026-02-28', 7))).thenRows({ resaleCount: 1, inUseElsewhere: 7 }));

  it('says 0 only where somebody counted 0', () =>
    given(told(agreed()), told(counted('2026-02-28', 0))).thenRows({ resaleCount: 0, inUseElsewhere: 0 }));

  it('does not know how many use it where the only customer is not live', () =>
    given(told(agreed()), told(resale('Lund', 'contracted'))).thenRows({ resaleCount: 1, inUseElsewhere: null }));

  it('knows from when the municipality is the first customer, also when it hears it before the record', async () => {
    const story = given(told(purchased, { synthetic: 'firstCustomerFrom' }), told(agreed()));
    expect(await story.rowsOf(FirstCustomerRow)).toEqual([
      { partnershipId: 'p1', firstCustomerFrom: '2026-10-01', sources: [], synthetic: ['firstCustomerFrom'] },
    ]);
  });

  it('has a line for each partnership', () =>
    given(told(agreed()), told(agreed({ ipRecordId: 'p2', partnershipId: 'p2', owner: 'BINTEL', challengeId: 'WASTE' }))).thenRows(
      { ipRecordId: 'p1', owner: 'KLIMATOR' },
      { ipRecordId: 'p2', owner: 'BINTEL' },
    ));

  it('marks what is synthetic', () =>
    given(told(agreed(), { sources: 'S10' }), told(usageRightStarted, { synthetic: 'startsOn' })).thenRows({
      sources: ['S10'],
      synthetic: ['startsOn'],
    }));
});
