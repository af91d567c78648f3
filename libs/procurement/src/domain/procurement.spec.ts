import { describe, expect, it } from '@jest/globals';
import { toInstant, toLocalDate } from '@hub/kernel';
import { scenario } from '@hub/testing/kernel';
import { cancelled, command, documentsData, notice, started, toConcluded, upTo } from '../testing/a-procurement.js';
import { procurement } from './procurement.js';
import { isRunning } from './procurement/state.js';
import type { ProcurementCommand } from './procurement.commands.js';

const { given } = scenario(procurement);

const organisation = { organisationId: 'KLIMATOR', forTheHub: true };
const decided = { organisationId: 'KLIMATOR', reason: 'able', delegation: 'D-7' };
const later: readonly ProcurementCommand[] = [
  command('hold-market-dialogue', { kind: 'presentation', participants: ['KLIMATOR'], informationShared: 'The need' }),
  command('publish-documents', documentsData()),
  command('publish-notice', notice().data),
  command('register-interest', organisation),
  command('submit-request', organisation),
  command('qualify-candidate', decided),
  command('reject-candidate', decided),
  command('invite-tenderers', {
    candidates: ['KLIMATOR'],
    tendersDueAt: toInstant('2026-05-11T12:00:00Z'),
    tendersDueOn: toLocalDate('2026-05-11'),
    informationDueOn: toLocalDate('2026-05-05'),
  }),
  command('open-tenders', { tenders: [] }),
  command('hold-negotiation', { round: 1, organisationId: 'KLIMATOR', topics: ['sensors'], minutes: 'M-1' }),
  command('evaluate-tenders', { scores: [], method: 'none' }),
  command('decide-award', { partners: ['KLIMATOR'], reason: 'best', delegation: 'D-7' }),
  command('notify-award', { channel: 'electronic', holidays: [] }),
  command('cancel-procurement', { reason: 'the need has changed', delegation: 'D-7' }),
  command('conclude-procurement', { partnershipId: 'pa9', partner: 'NOBODY', signedOn: toLocalDate('2027-01-01') }),
];

describe('a procurement', () => {
  const begin = command('begin-procurement', started.data);

  it('begins as it was allotted, and once', () => {
    given().when(begin).then(started);
    given(started).when(begin).thenNothing();
  });

  it.each(later.map((each): [string, ProcurementCommand] => [each.type, each]))('is not there before it began: %s', (_type, each) => {
    given().when(each).thenRejected('procurement.not-found', { procurementId: 'pr1' });
  });

  it.each(later.map((each): [string, ProcurementCommand] => [each.type, each]))('is over once it was cancelled: %s', (_type, each) => {
    given(...upTo.noticed, cancelled)
      .when(each)
      .thenRejected('procurement.cancelled');
  });

  it.each(later.map((each): [string, ProcurementCommand] => [each.type, each]))('is over with its contract: %s', (type, each) => {
    given(...toConcluded)
      .when(each)
      .thenRejected(type === 'conclude-procurement' ? 'procurement.not-a-partner' : 'procurement.concluded');
  });

  it('is running until then, also while it is only allotted', () => {
    expect(isRunning(undefined, 'SNOW')).toBe(true);
    expect(isRunning(given(...upTo.invited).state(), 'SNOW')).toBe(true);
    expect(isRunning(given(...toConcluded).state(), 'SNOW')).toBe(false);
    expect(isRunning(given(started, cancelled).state(), 'SNOW')).toBe(false);
  });

  it('does not run for a challenge it did not begin for', () => {
    expect(isRunning(given(started).state(), 'HEAT')).toBe(false);
  });

  it('refuses to be told what no decision allows', () => {
    expect(() => given(notice()).state()).toThrow('before the procurement was started');
    expect(() => given(started, notice()).state()).toThrow('without documents');
    expect(() => given(...upTo.noticed, notice()).state()).toThrow('at stage noticed');
  });
});
