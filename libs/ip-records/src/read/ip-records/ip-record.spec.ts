import { describe, it } from '@jest/globals';
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
import { IpRecordProjection } from './ip-record.projection.js';

const { given } = projectionScenario<IpRecordEvent>(() => new IpRecordProjection(), [...platformMigrations, ...ipRecordsMigrations]);
const after = (...facts: readonly IpRecordEvent[]) => given(...[agreed(), ...facts].map((fact) => ({ stream: 'ip-record-p1', fact })));

describe('the records of ownership', () => {
  it('show the terms as they were agreed', () =>
    after().thenRows({
      id: 'p1',
      partnershipId: 'p1',
      challengeId: 'SNOW',
      status: 'agreed',
      owner: 'KLIMATOR',
      controlLevel: 'use',
      usageRight,
      usageRightSince: null,
      commercialisation: 'Sweden and abroad',
      documentsVersion: 'v1',
      assets: [],
      inUseElsewhere: null,
    }));

  it('show what was brought in and what was made, and whose it is', () =>
    after(background('archive'), foreground('model')).thenRows({
      assets: [
        { assetId: 'asset-archive', name: 'archive', kind: 'data', origin: 'background', owner: 'VAXJO' },
        { assetId: 'asset-model', name: 'model', kind: 'software', origin: 'foreground', owner: 'KLIMATOR' },
      ],
    }));

  it('show from when the municipality may use it, and shows it as a reference', () =>
    after(usageRightStarted, reference('name'), reference('name', 'visits')).thenRows({
      status: 'effective',
      usageRightSince: '2026-03-02',
      referenceFor: ['name', 'visits'],
    }));

  it('show who else uses it', () =>
    after(
      resale('Alvesta', 'contracted', { early: true }),
      counted('2026-01-31', 1),
      counted('2026-02-28', 2, { evaluating: 20, evaluatingIsApproximate: true }),
      counted('2026-02-28', 3, { evaluating: 19 }),
      resaleChanged('Alvesta', 'live'),
    ).thenRows({
      inUseElsewhere: 3,
      resales: [
        {
          resaleId: 'resale-Alvesta',
          customer: 'Alvesta',
          customerType: 'municipality',
          country: 'SE',
          status: 'live',
          scaling: 'replication',
          early: true,
        },
      ],
      useByOthers: [
        { asOf: '2026-01-31', inUse: 1, evaluating: null, evaluatingIsApproximate: false, early: false },
        { asOf: '2026-02-28', inUse: 3, evaluating: 19, evaluatingIsApproximate: false, early: false },
      ],
    }));

  it('go by the names where they are more than the count', () =>
    after(counted('2026-02-28', 1), resale('Alvesta', 'live'), resale('Ljungby', 'live'), resale('Lund', 'evaluating')).thenRows({
      inUseElsewhere: 2,
    }));

  it('say that none uses it only where somebody counted none', () => after(counted('2026-02-28', 0)).thenRows({ inUseElsewhere: 0 }));
  it('do not know how many use it where the only customer is not live', () =>
    after(resale('Lund', 'contracted')).thenRows({ inUseElsewhere: null }));
});
