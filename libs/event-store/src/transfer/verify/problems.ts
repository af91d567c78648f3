import type { StreamVersion } from '../../event-store.js';

/**
 * What is wrong with a log at one place. `missing`: a fact is gone. `out-of-order`: a version of a stream comes after a later one.
 * `version-twice`, `id-twice`: another fact has it too. `position`: it does not follow on the one before. `changed`: not what was sealed. `moved`: not in the order that was sealed. `unsealed`: its seal was taken away.
 * `unlike-kept`: the stream up to here is not what the file of seals says.
 */
export type ProblemKind =
  'missing' | 'out-of-order' | 'version-twice' | 'id-twice' | 'position' | 'changed' | 'moved' | 'unsealed' | 'unlike-kept';

/** One problem, and the fact it is about. The type of a fact that is gone is known only when it was sealed. */
export type VerifyProblem = Readonly<{
  problem: ProblemKind;
  stream: string;
  version: StreamVersion;
  type: string | undefined;
  says: string;
}>;

const MOST = 1_000;

/** What was found; the first thousand problems are kept, and all are counted. */
export class ProblemList {
  readonly first: VerifyProblem[] = [];
  count = 0;
  private readonly unsound = new Set<string>();

  add(problem: ProblemKind, { stream, version, type }: Pick<VerifyProblem, 'stream' | 'version' | 'type'>, says: string): void {
    this.count += 1;
    if (this.first.length < MOST) this.first.push({ problem, stream, version, type, says });
    this.unsound.add(stream);
  }

  /** Whether nothing is wrong with a stream, as far as it was read. */
  isSound(stream: string): boolean {
    return !this.unsound.has(stream);
  }
}
