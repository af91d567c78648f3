import type { Instant } from '@hub/kernel';
import type { Role } from '@hub/platform';

/** One act of a case file. `place` is where it stands, for whoever has to mend the file: `acts[12] (key snow-award)`. */
export type CaseAct = Readonly<{
  place: string;
  key: string;
  act: string;
  at: Instant;
  role: Role;
  /** Which person of the role; the role itself when the file names none. */
  by: string;
  organisation?: string | undefined;
  data: object;
  sources: readonly string[];
  synthetic: readonly string[];
}>;

/** A case file that was read and found to be whole: every key is used once, every reference leads to an act before it. */
export type CaseFile = Readonly<{ id: string; title: string; sources: Readonly<Record<string, string>>; acts: readonly CaseAct[] }>;

/** The reference under which a person of a case file acts: a pseudonym, made of the file and the role. */
export const personOf = (fileId: string, by: string): string => `case-${fileId}-${by}`;
