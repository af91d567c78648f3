import type pg from 'pg';
import { askAgain, within } from '../ask-again.js';
import { type Appended, DuplicateFact, OutcomeUnknown, StoreUnavailable, UnfitFact, Written, WrongVersion } from '../event-store.js';
import type { FitFact } from '../fit-fact.js';
import { didNothing, isLost, run } from './connection.js';
import { NeverSent, Together } from './together.js';

type Call = Readonly<{ stream: string; expected: number; facts: readonly FitFact[]; bytes: number; sent: () => void }>;
type Outcome = 'appended' | 'repeated' | 'wrong-version' | 'duplicate';
type Answer = Readonly<{ outcome: Outcome; version: number; position: bigint }>;
/** A row of `append_together`: request 0 for all that were written together, with how many facts, and the position before them. */
type AnswerRow = readonly [request: number, outcome: Outcome, version: number, position: string];

/** How long one attempt may take before it is given up and the same is asked for on another connection. */
const ATTEMPT_MS = 2_000;

/** The appends of this process. Those of one moment are one statement, and one commit: see `GROUP_COMMIT_SCHEMA`. */
export class AppendCalls {
  private readonly together: Together<Call, Answer>;

  constructor(pool: pg.Pool) {
    this.together = new Together(async (batch) => this.send(pool, batch), {
      most: 256,
      mostBytes: 8 * 1024 * 1024,
      // Whoever appends holds the head until the commit: a second statement of this process could only wait.
      lanes: 1,
      bytesOf: ({ bytes }) => bytes,
      isNobodys: isLost,
    });
  }

  /** As `EventStore.append`. */
  async append(stream: string, facts: readonly FitFact[], expected: number): Promise<Appended> {
    let mayBeDone = false;
    let onItsWay = false;
    const bytes = facts.reduce((sum, fact) => sum + fact.bytes, 0);
    const call = { stream, expected, facts, bytes, sent: () => void (onItsWay = true) };
    const attempt = (ms: number): Promise<Answer> => {
      onItsWay = false;
      return within(ms, 'an append', this.together.ask(call, ms)).catch((error: unknown) => {
        mayBeDone ||= onItsWay && !didNothing(error);
        throw error;
      });
    };
    const mayAsk = (error: unknown): boolean => isLost(error) || error instanceof StoreUnavailable || error instanceof NeverSent;
    const { outcome, version, position } = await askAgain(stream, mayAsk, attempt).catch((error: unknown) => {
      if (error instanceof OutcomeUnknown && !mayBeDone) throw new StoreUnavailable(`an append to ${stream}`, error.cause);
      throw isUnfit(error) ? new UnfitFact(stream, facts[0]?.type ?? '', (error as Error).message) : error;
    });
    switch (outcome) {
      case 'appended':
        return new Written(version, position);
      case 'repeated':
        return { version, position };
      case 'wrong-version':
        throw new WrongVersion(stream, expected, version);
      case 'duplicate':
        throw new DuplicateFact(stream);
    }
  }

  private async send(pool: pg.Pool, batch: readonly Call[]): Promise<readonly Answer[]> {
    for (const { sent } of batch) sent();
    const statement = {
      name: 'event-store-append',
      text: 'SELECT request, outcome, at_version, at_position FROM append_together($1, $2, $3, $4)',
      values: [batch.map(({ stream }) => stream), batch.map(({ expected }) => expected), crossed(batch), toWire(batch)],
    };
    return answersOf(batch, await run<AnswerRow>(pool, statement, ATTEMPT_MS));
  }
}

const answersOf = (batch: readonly Call[], rows: readonly AnswerRow[]): readonly Answer[] => {
  const alone = new Map(rows.map(([request, outcome, version, position]) => [request, { outcome, version, position: BigInt(position) }]));
  let position = alone.get(0)?.position ?? 0n;
  return batch.map(({ facts, expected }, index): Answer => {
    const own = alone.get(index + 1);
    if (own) return own;
    position += BigInt(facts.length);
    return { outcome: 'appended', version: expected + facts.length, position };
  });
};

/** The requests, counted from 1, that share their stream or an id with one before them, or an id with themselves. */
const crossed = (batch: readonly Call[]): readonly number[] => {
  const [streams, ids] = [new Set<string>(), new Set<string>()];
  const found: number[] = [];
  for (const [index, { stream, facts }] of batch.entries()) {
    const before = streams.size + ids.size;
    streams.add(stream);
    for (const { id } of facts) ids.add(id.toLowerCase());
    if (streams.size + ids.size < before + 1 + facts.length) found.push(index + 1);
  }
  return found;
};

/** Content that this store cannot hold: too long a name, too deep a nesting, a time that is none (classes 22 and 54 of SQLSTATE). */
const isUnfit = (error: unknown): boolean => /^(22|54)\w{3}$/.test(String((error as { code?: unknown } | null)?.code));

const toWire = (batch: readonly Call[]): string =>
  `[${batch.flatMap(({ facts, expected }, index) => facts.map((fact, nth) => wireOf(fact, index + 1, expected + nth + 1))).join(',')}]`;

const wireOf = ({ id, type, data, metadata, recordedAt }: FitFact, request: number, version: number): string =>
  `{"request":${request},"version":${version},"id":"${id}","type":${JSON.stringify(type)},"data":${data},"metadata":${metadata}${recordedAt ? `,"recordedAt":${JSON.stringify(recordedAt)}` : ''}}`;
