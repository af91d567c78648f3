import type { EventStore, Position, Recorded, StreamVersion } from '../../event-store.js';
import type { ProblemList } from './problems.js';

/** The most missing versions that are named one by one where a version is far ahead of the one before it. */
const MOST_HOLES = 1_000;

/** Sees that versions, ids and positions follow on each other, fact by fact. Keeps some 80 bytes an id, to tell one that comes twice. */
export class Order {
  private readonly versions = new Map<string, StreamVersion>();
  private readonly open = new Map<string, Set<StreamVersion>>();
  private readonly ids = new Set<string>();
  private previous: Recorded | undefined;

  constructor(
    private readonly store: Pick<EventStore, 'behind'>,
    private readonly problems: ProblemList,
  ) {}

  /** @returns whether the fact comes right after the one before it in its stream. */
  take(fact: Recorded): boolean {
    this.takeId(fact);
    this.takePosition(fact);
    const { stream, version } = fact;
    const last = this.lastVersion(stream);
    if (version > last) {
      for (let hole = last + 1; hole < Math.min(version, last + MOST_HOLES); hole += 1) this.holesOf(stream).add(hole);
      this.versions.set(stream, version);
    } else if (this.open.get(stream)?.delete(version)) this.problems.add('out-of-order', fact, `it comes after version ${last}`);
    else this.problems.add('version-twice', fact, 'another fact has the same version');
    return version === last + 1;
  }

  lastVersion(stream: string): StreamVersion {
    return this.versions.get(stream) ?? 0;
  }

  /** Versions that never came, though later ones did. */
  *holes(): Generator<Readonly<{ stream: string; version: StreamVersion }>> {
    for (const [stream, versions] of this.open) for (const version of versions) yield { stream, version };
  }

  /** Sees that the log ends where the store says it does. */
  end(head: Position): void {
    const { previous } = this;
    if (previous && previous.position < head)
      this.problems.add(
        'position',
        previous,
        `it is the last fact, at position ${previous.position}, and the store says there is one at ${head}`,
      );
  }

  private takeId(fact: Recorded): void {
    const id = Buffer.from(fact.id.replaceAll('-', ''), 'hex').toString('latin1');
    if (this.ids.has(id)) this.problems.add('id-twice', fact, `an earlier fact has the id ${fact.id} too`);
    this.ids.add(id);
  }

  /** Where the store counts in facts, nothing lies between two that follow on each other. */
  private takePosition(fact: Recorded): void {
    const { position } = fact;
    const before = this.previous;
    this.previous = fact;
    const { amount, unit } = this.store.behind(before?.position ?? 0n, position);
    const after = before ? `${before.type} (${before.stream}/${before.version})` : 'the beginning';
    if (position <= (before?.position ?? 0n)) this.problems.add('position', fact, `its position ${position} is not after that of ${after}`);
    else if (unit === 'facts' && amount !== 1n)
      this.problems.add('position', fact, `${amount - 1n} facts are gone between ${after} and this one`);
  }

  private holesOf(stream: string): Set<StreamVersion> {
    const known = this.open.get(stream) ?? new Set<StreamVersion>();
    this.open.set(stream, known);
    return known;
  }
}
