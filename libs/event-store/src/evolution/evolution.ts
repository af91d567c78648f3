import type { Recorded } from '../event-store.js';
import { chainProblems } from './chain-problems.js';
import type { Upcaster } from '@hub/kernel';

/** The upcasters do not fit together, so that some fact could not be read. The message names every problem. */
export class BadUpcasters extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The upcasters do not fit together:\n  ${problems.join('\n  ')}`);
  }
}

/** An upcaster failed on a fact of the log: a bug of the upcaster. */
export class CannotUpcast extends Error {
  constructor(
    fact: Recorded,
    to: string,
    override readonly cause: unknown,
  ) {
    super(`${fact.type} (${fact.stream}/${fact.version}) cannot be read as ${to}: ${String(cause)}`);
  }
}

/** How the types of facts have changed, checked as a whole. */
export class Evolution {
  private readonly steps: ReadonlyMap<string, Upcaster>;

  /** `current` are the types that code reads. @throws {BadUpcasters} naming all that is wrong. */
  constructor(upcasters: readonly Upcaster[], current: Iterable<string>) {
    const problems = chainProblems(upcasters, new Set(current));
    if (problems.length > 0) throw new BadUpcasters(problems);
    this.steps = new Map(upcasters.map((each) => [each.from, each]));
  }

  /** The types that facts were written as and are read as others. */
  get former(): readonly string[] {
    return [...this.steps.keys()];
  }

  /** A fact in its newest form. Its id, its place, its time and its metadata are those it was written with. */
  newest(fact: Recorded): Recorded {
    let { type, data } = fact as { type: string; data: object };
    for (let step = this.steps.get(type); step; step = this.steps.get(type)) {
      try {
        data = step.up(data as never, fact.metadata);
      } catch (error) {
        throw new CannotUpcast(fact, step.to, error);
      }
      type = step.to;
    }
    return type === fact.type ? fact : { ...fact, type, data };
  }

  /**
   * The types under which facts were written that are read as one of `types` today.
   * @throws {Error} for a type that no fact is read as any more: whoever asks for it waits in vain.
   */
  writtenAs(types: readonly string[]): readonly string[] {
    const former = types.find((type) => this.steps.has(type));
    if (former) throw new Error(`${former} is asked for, and its facts are read as ${this.newestOf(former)}`);
    return [...types, ...this.former.filter((type) => types.includes(this.newestOf(type)))];
  }

  private newestOf(type: string): string {
    let newest = type;
    for (let step = this.steps.get(newest); step; step = this.steps.get(newest)) newest = step.to;
    return newest;
  }
}
