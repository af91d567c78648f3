import { describe, expect, it } from '@jest/globals';
import { gatherProvenance, joinProvenance, NO_PROVENANCE, provenanceIn } from './provenance.js';

describe('where facts come from', () => {
  it('is read from their metadata', () => {
    expect(provenanceIn({ metadata: { sources: 'S8,S10', synthetic: 'dates' } })).toEqual({ sources: ['S8', 'S10'], synthetic: ['dates'] });
    expect(provenanceIn({ metadata: {} })).toEqual(NO_PROVENANCE);
  });

  it('is gathered, each entry once and in the order it came', () =>
    expect(gatherProvenance([{ sources: ['S8', 'S10'], synthetic: ['dates'] }, null, { sources: ['S10', 'S1'], synthetic: [] }])).toEqual({
      sources: ['S8', 'S10', 'S1'],
      synthetic: ['dates'],
    }));

  it('is joined, each entry once and sorted; what is not there adds nothing', () => {
    const known = { sources: ['S8', 'S10'], synthetic: [] };
    expect(joinProvenance(known, null, { sources: ['S10', 'S1'], synthetic: ['dates'] }, undefined)).toEqual({
      sources: ['S1', 'S10', 'S8'],
      synthetic: ['dates'],
    });
    expect(joinProvenance()).toEqual(NO_PROVENANCE);
    expect(known).toEqual({ sources: ['S8', 'S10'], synthetic: [] });
  });
});
