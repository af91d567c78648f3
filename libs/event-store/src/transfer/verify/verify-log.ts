import type { EventStore, Position, Recorded, StreamVersion } from '../../event-store.js';
import { chainOn, type ChainHash, Chains } from '../chain.js';
import { Order } from './order.js';
import { ProblemList, type VerifyProblem } from './problems.js';
import { readLog } from '../read-log.js';
import type { KeptSeals, Seal, Seals } from './seals.js';

/**
 * What a log is verified against: types that are `known`, `seals` of earlier verifications, which are extended, and seals that were
 * `kept` elsewhere. Each may be left out. It ends after a page when `signal` is aborted.
 */
export type VerifyOptions = Readonly<{
  known?: ReadonlySet<string>;
  seals?: Seals;
  kept?: KeptSeals;
  signal?: AbortSignal;
  onProgress?: (facts: number) => void;
}>;

/**
 * What was found. `problems` are the first thousand of `problemCount`. `compared` facts had a seal, `sealed` got one. `chains` are
 * those of the log as it is, whatever the seals say. `unknown` are the first facts of types that are not known: a log can be whole and
 * hold them.
 */
export type VerifyReport = Readonly<{
  outcome: 'whole' | 'damaged' | 'interrupted';
  facts: number;
  streams: number;
  compared: number;
  sealed: number;
  problems: readonly VerifyProblem[];
  problemCount: number;
  unknown: readonly FirstOfType[];
  chains: Chains;
}>;

/** The first fact of a type in the log. */
export type FirstOfType = Pick<Recorded, 'type' | 'stream' | 'version'>;

/**
 * Reads a whole log and names every place where it is not as it was written: versions of a stream with a gap or in another order, an id
 * that is there twice, positions that do not grow; and against seals, a fact that was changed, that is gone, or
 * that stands elsewhere. Facts are taken as they are stored, so `store` is the one that upcasts nothing.
 */
export const verifyLog = async (store: EventStore, options: VerifyOptions = {}): Promise<VerifyReport> => {
  const verification = new Verification(store, options);
  return verification.run();
};

const placeKey = ({ stream, version }: Pick<Recorded, 'stream' | 'version'>): string => `${version} ${stream}`;

class Verification {
  private readonly problems = new ProblemList();
  private readonly chains = new Chains();
  private readonly order: Order;
  /** What the seals say a stream's hash is, where the log itself says another. */
  private readonly sealedHashes = new Map<string, ChainHash>();
  /** The last fact of a stream that had no seal. */
  private readonly unsealed = new Map<string, Recorded>();
  private readonly unknown = new Map<string, FirstOfType>();
  private previousSeal: Seal | undefined;
  private compared = 0;
  private sealed = 0;

  constructor(
    private readonly store: EventStore,
    private readonly options: VerifyOptions,
  ) {
    this.order = new Order(store, this.problems);
  }

  async run(): Promise<VerifyReport> {
    const { signal, onProgress } = this.options;
    const head = await this.store.head();
    for await (const page of readLog(this.store, 0n, head)) {
      if (signal?.aborted) return this.report('interrupted');
      await this.takePage(page);
      onProgress?.(this.chains.facts);
    }
    await this.end(head);
    return this.report(this.problems.count > 0 ? 'damaged' : 'whole');
  }

  private async takePage(page: readonly Recorded[]): Promise<void> {
    const seals = new Map((await this.options.seals?.of(page))?.map((seal) => [placeKey(seal), seal]));
    const fresh: Seal[] = [];
    for (const fact of page) {
      const inOrder = this.order.take(fact);
      this.meetType(fact);
      const seal = seals.get(placeKey(fact));
      const hash = await this.takeHash(fact, seal, inOrder);
      if (!seal && this.problems.isSound(fact.stream)) fresh.push(sealOf(fact, hash));
    }
    if (fresh.length === 0) return;
    await this.options.seals?.add(fresh);
    this.sealed += this.options.seals ? fresh.length : 0;
  }

  private meetType({ type, stream, version }: Recorded): void {
    if (this.options.known?.has(type) === false && !this.unknown.has(type)) this.unknown.set(type, { type, stream, version });
  }

  private async takeHash(fact: Recorded, seal: Seal | undefined, inOrder: boolean): Promise<ChainHash> {
    const { stream, version } = fact;
    const computedBefore = this.chains.hashOf(stream);
    let before = this.sealedHashes.get(stream) ?? computedBefore;
    // After a gap, what was sealed of the fact before this one goes on; without a seal, what is there.
    if (!inOrder) before = (await this.options.seals?.between(stream, version - 1, version - 1))?.[0]?.hash ?? before;
    const computed = this.chains.take(fact);
    this.compareKept(fact, computed);
    const hash = before === computedBefore ? computed : chainOn(before, fact);
    if (seal) this.compare(fact, seal, hash);
    else this.unsealed.set(stream, fact);
    const right = seal?.hash ?? hash;
    if (right === computed) this.sealedHashes.delete(stream);
    else this.sealedHashes.set(stream, right);
    return hash;
  }

  private compare(fact: Recorded, seal: Seal, hash: ChainHash): void {
    this.compared += 1;
    const unsealed = this.unsealed.get(fact.stream);
    if (unsealed) {
      this.problems.add('unsealed', unsealed, 'its seal is gone, and a later fact of its stream has one');
      this.unsealed.delete(fact.stream);
    }
    const was = seal.type === fact.type ? '' : `; it was ${seal.type}`;
    if (seal.hash !== hash) this.problems.add('changed', fact, `it is not what was sealed${was}`);
    if (this.previousSeal && seal.position < this.previousSeal.position)
      this.problems.add('moved', fact, `it comes after ${nameOf(this.previousSeal)}, and was sealed before it`);
    this.previousSeal = seal;
  }

  private compareKept(fact: Recorded, hash: ChainHash): void {
    const kept = this.options.kept?.heads.get(fact.stream);
    if (kept?.version !== fact.version || kept.hash === hash) return;
    this.problems.add('unlike-kept', fact, `the stream up to here is not what was sealed in the file`);
  }

  private async end(head: Position): Promise<void> {
    this.order.end(head);
    const { seals, kept } = this.options;
    for (const [stream, version] of kept?.heads ?? []) {
      const last = this.order.lastVersion(stream);
      if (last < version.version)
        this.problems.add(
          'missing',
          { stream, version: version.version, type: undefined },
          `the file has a seal of it; the stream ends at ${last}`,
        );
    }
    for (const hole of this.order.holes())
      this.missing(hole, (await seals?.between(hole.stream, hole.version, hole.version))?.[0], 'a later fact of its stream is there');
    for (const [stream, version] of (await seals?.ends()) ?? []) {
      const last = this.order.lastVersion(stream);
      if (last < version)
        for (const seal of (await seals?.between(stream, last + 1, version)) ?? [])
          this.missing(seal, seal, `it was sealed, and the stream ends at ${last}`);
    }
  }

  private missing({ stream, version }: { stream: string; version: StreamVersion }, seal: Seal | undefined, says: string): void {
    this.problems.add('missing', { stream, version, type: seal?.type }, says);
  }

  private report(outcome: VerifyReport['outcome']): VerifyReport {
    const { chains, compared, sealed, problems } = this;
    return {
      outcome,
      facts: chains.facts,
      streams: chains.streams,
      compared,
      sealed,
      problems: problems.first,
      problemCount: problems.count,
      unknown: [...this.unknown.values()],
      chains,
    };
  }
}

const nameOf = ({ stream, version, type }: Seal): string => `${type} (${stream}/${version})`;

const sealOf = ({ stream, version, type, position }: Recorded, hash: ChainHash): Seal => ({ stream, version, type, position, hash });
