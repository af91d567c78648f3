import type { Recorded } from '@hub/event-store';

/** Where a fact of the past comes from: `sources` are references, `synthetic` names what was made up to fill a gap in the sources. */
export type Provenance = Readonly<{ sources: readonly string[]; synthetic: readonly string[] }>;
export const NO_PROVENANCE: Provenance = { sources: [], synthetic: [] };

/** What the metadata of a fact says of where it comes from. */
export const provenanceIn = ({ metadata }: Pick<Recorded, 'metadata'>): Provenance => ({
  sources: metadata['sources']?.split(',') ?? [],
  synthetic: metadata['synthetic']?.split(',') ?? [],
});

/** The provenance of all of them together, each entry once, in the order they come in: what a new fact carries. */
export const gatherProvenance = (parts: readonly (Provenance | null | undefined)[]): { sources: string[]; synthetic: string[] } => ({
  sources: [...new Set(parts.flatMap((part) => part?.sources ?? []))],
  synthetic: [...new Set(parts.flatMap((part) => part?.synthetic ?? []))],
});

/** The same, sorted: what a row shows. What is not there adds nothing. */
export const joinProvenance = (...parts: readonly (Provenance | null | undefined)[]): { sources: string[]; synthetic: string[] } => {
  const { sources, synthetic } = gatherProvenance(parts);
  return { sources: sources.sort(), synthetic: synthetic.sort() };
};
