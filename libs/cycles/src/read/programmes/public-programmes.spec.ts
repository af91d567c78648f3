import { describe, expect, it } from '@jest/globals';
import { ReadYourWrites } from '@hub/platform';
import type { DataSource } from 'typeorm';
import { ProgrammeProjection } from './programme.projection.js';
import type { ProgrammeRow } from './programme.row.js';
import { PublicProgrammesResolver } from './public-programmes.resolver.js';

const row: Partial<ProgrammeRow> = {
  id: 'DIACCESS',
  sources: ['S1', 'S10'],
  synthetic: ['cycle', 'dates'],
  publicProvenance: { sources: ['S1'], synthetic: ['dates'] },
};
const database = { getRepository: () => ({ find: () => Promise.resolve([row]) }) } as unknown as DataSource;

describe('the programmes as everybody sees them', () => {
  it('carry the sources and marks of what is shown, and of nothing else', async () => {
    const resolver = new PublicProgrammesResolver(database, new ReadYourWrites(database), new ProgrammeProjection());
    expect(await resolver.publicProgrammes(null)).toMatchObject([{ id: 'DIACCESS', sources: ['S1'], synthetic: ['dates'] }]);
  });
});
