import { describe, expect, it } from '@jest/globals';
import {
  draftedStanding,
  figuresOf,
  type PartnershipStanding,
  phaseOf,
  type PortfolioStanding,
  type ProcurementStanding,
} from './portfolio.js';

const drafted = draftedStanding('Snow');
const q1: ProcurementStanding = { procurementId: 'q1', step: 'procurement', interested: [], requests: [], tenders: null };
const partner = (step: string, partnershipId = 'k1', name = 'KLIMATOR'): PartnershipStanding => ({ partnershipId, partner: name, step });
const contracted: PortfolioStanding = { ...drafted, procurement: { ...q1, step: 'contracted' } };
const cycle = { programmeId: 'DIACCESS', cycleNo: 2 };
const rights = { ipRecordId: 'k1', owner: 'KLIMATOR', resales: {}, counted: null };

describe('how far a challenge is', () => {
  it.each<[string, PortfolioStanding]>([
    ['drafted', drafted],
    ['ready', { ...drafted, readiness: 'ready' }],
    ['published', { ...drafted, readiness: 'published' }],
    ['taken-up', { ...drafted, readiness: 'published', cycle }],
    ['procurement', { ...drafted, cycle, procurement: q1 }],
    ['tenders-opened', { ...drafted, procurement: { ...q1, step: 'tenders-opened' } }],
    ['procurement-cancelled', { ...drafted, procurement: { ...q1, step: 'procurement-cancelled' } }],
    ['contracted', contracted],
    ['phase-1', { ...contracted, partnerships: [partner('phase-1')] }],
    ['partnership-ended', { ...contracted, partnerships: [partner('ended')] }],
    ['procurement', { ...drafted, partnerships: [partner('ended')], procurement: { ...q1, procurementId: 'q2' } }],
    ['solved', { ...contracted, partnerships: [partner('purchased')], end: 'solved' }],
    ['abandoned', { ...contracted, partnerships: [partner('phase-1')], end: 'abandoned' }],
  ])('is %s', (phase, standing) => {
    expect(phaseOf(standing)).toBe(phase);
  });

  it.each([
    ['phase-1', ['contracted', 'phase-1']],
    ['phase-10', ['phase-10', 'phase-9']],
    ['accepted', ['accepted', 'phase-99']],
    ['purchased', ['accepted', 'purchased']],
    ['completed', ['completed', 'purchased']],
    ['phase-2', ['ended', 'phase-2']],
  ])('is %s by its furthest partnership', (phase, steps) => {
    const partnerships = steps.map((step, index) => partner(step, `k${index}`));
    expect(phaseOf({ ...contracted, partnerships })).toBe(phase);
    expect(phaseOf({ ...contracted, partnerships: [...partnerships].reverse() })).toBe(phase);
  });
});

describe('the figures of a challenge', () => {
  it('are open where nothing was reported', () => {
    expect(figuresOf(drafted)).toEqual({
      title: 'Snow',
      programmeId: null,
      cycleNo: null,
      interested: null,
      requests: null,
      tenders: null,
      partnerIds: [],
      phase: 'drafted',
      ownerIds: [],
      inUseElsewhere: null,
    });
  });

  it('count organisations, and tenders only once they are opened', () => {
    const procurement = { ...q1, interested: ['A', 'B', 'C'], requests: ['A', 'B'] };
    expect(figuresOf({ ...drafted, procurement })).toMatchObject({ interested: 3, requests: 2, tenders: null });
    expect(figuresOf({ ...drafted, procurement: { ...procurement, tenders: 0 } }).tenders).toBe(0);
  });

  it('name each partner and owner once, and no partner whose contract ended', () => {
    const partnerships = [partner('phase-1'), partner('phase-1', 'k2'), partner('ended', 'k3', 'BINTEL')];
    expect(figuresOf({ ...contracted, cycle, partnerships, rights: [rights, { ...rights, ipRecordId: 'k2' }] })).toMatchObject({
      programmeId: 'DIACCESS',
      cycleNo: 2,
      partnerIds: ['KLIMATOR'],
      ownerIds: ['KLIMATOR'],
    });
  });

  it.each([
    [null, [rights]],
    [null, [{ ...rights, resales: { r1: 'evaluating' } }]],
    [0, [{ ...rights, counted: { asOf: '2022-12-15', inUse: 0 } }]],
    [7, [{ ...rights, counted: { asOf: '2022-12-15', inUse: 7 }, resales: { r1: 'live' } }]],
    [2, [{ ...rights, counted: { asOf: '2022-12-15', inUse: 1 }, resales: { r1: 'live', r2: 'live', r3: 'contracted' } }]],
    [
      4,
      [
        { ...rights, counted: { asOf: '2022-12-15', inUse: 3 } },
        { ...rights, ipRecordId: 'k2', resales: { r1: 'live' } },
      ],
    ],
  ])('say that %s others use it', (inUseElsewhere, held) => {
    expect(figuresOf({ ...contracted, rights: held }).inUseElsewhere).toBe(inUseElsewhere);
  });
});
