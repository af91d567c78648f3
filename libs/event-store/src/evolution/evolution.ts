import type { Recorded } from '../event-store.js';
import { unreadable, UnreadableFact, unreadableText } from '../unreadable-fact.js';
import { chainProblems } from './chain-problems.js';
import type { Upcaster } from '@hub/kernel';

/** The upcasters do not fit together, so that some fact could not be read. The message names every problem. */
export class BadUpcasters extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The upcasters do not fit together:\n  ${problems.join('\n  ')}`);
  }
}

/** An upcaster failed on a fact of the log: a bug of the upcaster, whose error is the `cause`. `type` is the one it was written as. */
export class CannotUpcast extends UnreadableFact {
  constructor(
    fact: Recorded,
    readonly to: string,
    override readonly cause: unknown,
  ) {
    super({ ...fact, data: unreadable(JSON.stringify(fact.data), `it cannot be read as ${to}: ${String(cause)}`) });
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

  /**
   * A fact in its newest form. Its id, its place, its time and its metadata are those it was written with.
   * @throws {UnreadableFact} for one that no store could read. @throws {CannotUpcast}
   */
  newest(fact: Recorded): Recorded {
    if (unreadableText(fact) !== undefined) throw new UnreadableFact(fact);
    let { type, data } = fact as { type: string; data: object };
    for (let step = this.steps.get(type); step; step = this.steps.get(type)) {
      data = upBy(step, fact, data);
      type = step.to;
    }
    return type === fact.type ? fact : { ...fact, type, data };
  }

  /**
   * The same for a reader who goes on whatever becomes of one fact: one that cannot be read comes marked, see `unreadableText`, and under
   * the newest type, so that whoever follows that type meets it and does not pass it by.
   */
  newestOrMarked(fact: Recorded): Recorded {
    try {
      return this.newest(fact);
    } catch (error) {
      if (!(error instanceof UnreadableFact)) throw error;
      return { ...error.fact, type: this.newestOf(fact.type) };
    }
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

const upBy = ({ to, up }: Upcaster, fact: Recorded, data: object): object => {
  try {
    const newer: unknown = up(data as never, fact.metadata);
    if (typeof newer !== 'object' || newer === null || newer instanceof Promise) throw new TypeError('the upcaster gives no content');
    return newer;
  } catch (error) {
    throw new CannotUpcast(fact, to, error);
  }
};
