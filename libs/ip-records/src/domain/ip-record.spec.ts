import { describe, expect, it } from '@jest/globals';
import { toLocalDate } from '@hub/kernel';
import { scenario } from '@hub/testing/kernel';
import {
  agreed,
  background,
  command,
  counted,
  foreground,
  reference,
  resale,
  resaleChanged,
  TODAY,
  usageRight,
  usageRightStarted,
} from '../testing/record.js';
import { ipRecord } from './ip-record.js';
import type { AgreeIpTermsIntent, IpRecordCommand, ReportUseByOthersIntent } from './ip-record.commands.js';
import type { ResaleStatus } from './ip-record.events.js';

const { given } = scenario(ipRecord);
const owner = { organisation: 'KLIMATOR', forTheHub: false };
const theHub = { organisation: undefined, forTheHub: true };
const another = { organisation: 'BINTEL', forTheHub: false };
const nobodys = { organisation: undefined, forTheHub: false };

const agree = (changes: Partial<AgreeIpTermsIntent['data']> = {}) =>
  command('agree-ip-terms', {
    partnershipId: 'p1',
    challengeId: 'SNOW',
    owner: 'KLIMATOR',
    controlLevel: 'use',
    usageRight,
    commercialisation: 'Sweden and abroad',
    documentsVersion: 'v1',
    ...changes,
  });
const startUsage = command('start-usage-right', { startsOn: TODAY });
const declare = (name: string, who: typeof owner | typeof theHub = owner) =>
  command('declare-background', { ...who, assetId: `asset-${name}`, name, kind: 'data', owner: 'VAXJO' });
const register = (name: string, who: typeof owner | typeof theHub = owner) =>
  command('register-foreground', { ...who, assetId: `asset-${name}`, name, kind: 'software' });
const sell = (
  customer: string,
  status: ResaleStatus = 'live',
  who: typeof owner | typeof theHub = owner,
  resaleId = `resale-${customer}`,
) => command('report-resale', { ...who, resaleId, customer, customerType: 'municipality', country: 'SE', status, scaling: 'replication' });
const change = (customer: string, status: ResaleStatus, who: typeof owner | typeof theHub = owner) =>
  command('change-resale-status', { ...who, resaleId: `resale-${customer}`, status });
const count = (asOf: string, inUse: number, changes: Partial<ReportUseByOthersIntent['data']> = {}) =>
  command('report-use-by-others', { ...owner, asOf: toLocalDate(asOf), inUse, ...changes });

describe('the terms of a record', () => {
  it('are those of the contract', () => given().when(agree()).then(agreed()));
  it('are agreed once', () =>
    given(agreed())
      .when(agree({ owner: 'BINTEL' }))
      .thenNothing());

  it('leave nothing to sell to an innovator whose rights are taken over', () => {
    given()
      .when(agree({ controlLevel: 'take-over' }))
      .thenRejected('ip-record.take-over-forbids-commercialisation');
    given()
      .when(agree({ controlLevel: 'take-over', commercialisation: '' }))
      .thenTypes('ip-terms-agreed.v1');
    given()
      .when(agree({ controlLevel: 'modify-share' }))
      .thenTypes('ip-terms-agreed.v1');
  });
});

describe('the usage right', () => {
  it('starts once, with the acceptance', () => {
    given(agreed()).when(startUsage).then(usageRightStarted);
    given(agreed(), usageRightStarted).when(startUsage).thenNothing();
  });
});

describe('declare background', () => {
  it('lists what a party brings, and whose it is', () =>
    given(agreed()).when(declare('weather archive')).then(background('weather archive')));

  it('is for the innovator of that partnership, or the municipality', () => {
    given(agreed()).when(declare('archive', theHub)).thenTypes('background-declared.v1');
    given(agreed()).when(declare('archive', another)).thenRejected('ip-record.not-yours');
    given(agreed()).when(declare('archive', nobodys)).thenRejected('ip-record.not-yours');
  });

  it('is over when the usage right starts', () =>
    given(agreed(), usageRightStarted).when(declare('archive')).thenRejected('ip-record.background-after-the-start'));

  it('takes a name once, however it is written', () =>
    given(agreed(), background('Archive'))
      .when(declare('archive'))
      .thenRejected('ip-record.asset-known', { assetId: 'asset-Archive', owner: 'VAXJO' }));
});

describe('register foreground', () => {
  it('belongs to the owner of the record, before and after the usage right starts', () => {
    given(agreed()).when(register('forecast model')).then(foreground('forecast model'));
    given(agreed(), usageRightStarted).when(register('forecast model')).then(foreground('forecast model'));
  });

  it('is for the innovator of that partnership, or the municipality', () => {
    given(agreed()).when(register('model', theHub)).then(foreground('model'));
    given(agreed()).when(register('model', another)).thenRejected('ip-record.not-yours');
  });

  it('takes a name once: an asset has one owner', () => {
    given(agreed(), foreground('model'))
      .when(register('Model'))
      .thenRejected('ip-record.asset-known', { assetId: 'asset-model', owner: 'KLIMATOR' });
    given(agreed(), background('model'))
      .when(register('model'))
      .thenRejected('ip-record.asset-known', { assetId: 'asset-model', owner: 'VAXJO' });
  });
});

describe('agree to be a reference', () => {
  const refer = (...consentTo: string[]) => command('agree-reference', { consentTo });
  it('says to what, and the latest counts', () => {
    given(agreed()).when(refer('name', 'visits')).then(reference('name', 'visits'));
    given(agreed(), reference('name')).when(refer('name', 'logo')).then(reference('name', 'logo'));
    given(agreed(), reference('name', 'logo')).when(refer('name')).then(reference('name'));
    given(agreed(), reference('name', 'logo')).when(refer('logo', 'name')).thenNothing();
  });
});

describe('report a resale', () => {
  it('marks what was sold before the solution was accepted', () => {
    given(agreed())
      .when(sell('Alvesta'))
      .then(resale('Alvesta', 'live', { early: true }));
    given(agreed(), usageRightStarted).when(sell('Alvesta')).then(resale('Alvesta', 'live'));
  });

  it('is for the innovator, or the municipality', () => {
    given(agreed())
      .when(sell('Alvesta', 'live', theHub))
      .thenTypes('resale-reported.v1');
    given(agreed())
      .when(sell('Alvesta', 'live', another))
      .thenRejected('ip-record.not-yours');
  });

  it('counts a customer once', () => {
    given(agreed(), resale('Alvesta', 'evaluating'))
      .when(sell('ALVESTA', 'live', owner, 'another-id'))
      .thenRejected('ip-record.resale-known', { resaleId: 'resale-Alvesta', customer: 'Alvesta' });
    given(agreed(), resale('Alvesta', 'evaluating'))
      .when(sell('Ljungby', 'live', owner, 'resale-Alvesta'))
      .thenRejected('ip-record.resale-known');
    given(agreed(), resale('Alvesta', 'evaluating')).when(sell('Ljungby')).thenTypes('resale-reported.v1');
  });
});

describe('change the status of a resale', () => {
  it('follows a customer from looking at it to using it', () => {
    given(agreed(), resale('Alvesta', 'evaluating')).when(change('Alvesta', 'live')).then(resaleChanged('Alvesta', 'live'));
    given(agreed(), resale('Alvesta', 'live')).when(change('Alvesta', 'live')).thenNothing();
    given(agreed(), resale('Alvesta', 'evaluating'), resaleChanged('Alvesta', 'live')).when(change('Alvesta', 'live')).thenNothing();
  });

  it('needs a resale that was reported, and somebody who may', () => {
    given(agreed()).when(change('Alvesta', 'live')).thenRejected('ip-record.resale-unknown', { resaleId: 'resale-Alvesta' });
    given(agreed(), resale('Alvesta', 'evaluating'))
      .when(change('Alvesta', 'live', another))
      .thenRejected('ip-record.not-yours');
  });
});

describe('report use by others', () => {
  it('counts until today and not further', () => {
    given(agreed(), usageRightStarted).when(count('2026-03-02', 7)).then(counted('2026-03-02', 7));
    given(agreed()).when(count('2026-03-03', 7)).thenRejected('ip-record.report-in-the-future', { asOf: '2026-03-03', on: '2026-03-02' });
  });

  it('goes forward in time; a count of the same day corrects', () => {
    given(agreed(), counted('2026-02-01', 5)).when(count('2026-02-01', 6)).thenTypes('use-by-others-reported.v1');
    given(agreed(), counted('2026-02-01', 5))
      .when(count('2026-01-31', 6))
      .thenRejected('ip-record.report-before-the-last', { asOf: '2026-01-31', countedOn: '2026-02-01' });
  });

  it('keeps how many look at it, and whether that is a guess', () => {
    given(agreed(), usageRightStarted)
      .when(count('2026-03-02', 7, { evaluating: 20, evaluatingIsApproximate: true }))
      .then(counted('2026-03-02', 7, { evaluating: 20, evaluatingIsApproximate: true }));
    given(agreed(), usageRightStarted)
      .when(count('2026-03-02', 7, { evaluatingIsApproximate: true }))
      .then(counted('2026-03-02', 7));
  });

  it('marks what was counted before the solution was accepted, and who may', () => {
    given(agreed())
      .when(count('2026-03-02', 7, theHub))
      .then(counted('2026-03-02', 7, { early: true }));
    given(agreed())
      .when(count('2026-03-02', 7, another))
      .thenRejected('ip-record.not-yours');
  });
});

it('knows nothing before the terms were agreed', () => {
  const commands: readonly IpRecordCommand[] = [
    startUsage,
    declare('archive'),
    register('model'),
    command('agree-reference', { consentTo: ['name'] }),
    sell('Alvesta'),
    change('Alvesta', 'live'),
    count('2026-03-02', 7),
  ];
  for (const each of commands) given().when(each).thenRejected('ip-record.not-found', { ipRecordId: 'p1' });
  expect(() => given(usageRightStarted).state()).toThrow('usage-right-started.v1 before the terms were agreed');
});
