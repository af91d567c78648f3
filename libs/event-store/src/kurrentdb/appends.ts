import { type AppendResult, type AppendToStreamOptions, NO_STREAM, WrongExpectedVersionError } from '@kurrent/kurrentdb-client';
import { askAgain, within } from '../ask-again.js';
import {
  type Appended,
  type NewFact,
  OutcomeUnknown,
  StoreUnavailable,
  type StreamVersion,
  UnfitFact,
  WrongVersion,
} from '../event-store.js';
import type { Connection } from './calls/connection.js';
import { type Sendable, sendable } from './facts.js';
import { fateOf, isLost } from './calls/fates.js';
import type { Patience } from './calls/patience.js';
import { isPlace, positionOf } from './positions.js';
import type { Reads } from './reads.js';

/** The client cuts an append into messages of 3 MiB: so much is in each of them at least, but for the first. */
const MESSAGE_BYTES = 1.5 * 1024 * 1024;

/**
 * How an append says at which version it expects the stream. The client passes over an option that it does not know, and appends at any
 * version then: `expectedRevision`, its name in the client before this one, is therefore not among them.
 */
export type Expecting = Readonly<Required<Pick<AppendToStreamOptions, 'streamState' | 'deadline'>> & { expectedRevision?: never }>;

/** What an append at a version is sent with. Versions count from 1, revisions from 0. */
export const expecting = (expected: StreamVersion, deadline: number): Expecting => ({
  streamState: expected === 0 ? NO_STREAM : BigInt(expected - 1),
  deadline,
});

/** Appends to streams: checked before they are sent, and asked for again, unchanged, while their answer is lost. */
export class Appends {
  constructor(
    private readonly connection: Connection,
    private readonly reads: Reads,
    private readonly patience: Patience,
  ) {}

  async append(stream: string, facts: readonly NewFact[], expected: StreamVersion): Promise<Appended> {
    if (facts.length === 0) throw new RangeError('an append needs at least one fact');
    const append = sendable(stream, facts, new Date().toISOString());
    // A revision below zero would be the end of all appends that are under way beside it.
    if (expected < 0) throw new WrongVersion(stream, expected, await this.reads.versionOf(stream));
    const result = await askAgain(
      stream,
      (error) => isLost(error) || isOfAnother(error, append),
      (msLeft) => this.ask(stream, append, expected, msLeft),
      this.patience.callMs,
    ).catch((error: unknown) => {
      if (error instanceof WrongExpectedVersionError) throw new WrongVersion(stream, expected, versionIn(error));
      if (fateOf(error) !== 'too-large') throw error;
      const problem = `this server takes ${limitIn(error)} bytes in one append, and it has ${append.bytes}`;
      throw new UnfitFact(stream, facts[0]?.type ?? '', problem);
    });
    // A connection string can ask for answers in place of errors; the revision in them is made up.
    if (!result.success) throw new WrongVersion(stream, expected, await this.reads.versionOf(stream));
    return this.endOf(stream, result);
  }

  private async ask(stream: string, { events, bytes }: Sendable, expected: StreamVersion, msLeft: number): Promise<AppendResult> {
    const until = Date.now() + msLeft;
    const release = await this.connection.line().slots.take(Math.ceil(bytes / MESSAGE_BYTES) + 1, msLeft);
    try {
      return await this.connection.ask('appends', { msLeft: Math.max(1, until - Date.now()) }, (client, ms) =>
        within(ms, `an append to ${stream}`, client.appendToStream(stream, [...events], expecting(expected, ms))),
      );
    } finally {
      release();
    }
  }

  private async endOf(stream: string, { nextExpectedRevision, position }: AppendResult): Promise<Appended> {
    const version = Number(nextExpectedRevision) + 1;
    if (isPlace(position)) return { version, position: positionOf(position) };
    const [last] = await this.reads.stream(stream, version, 1).catch((error: unknown) => {
      // It is recorded: whoever heard that nothing was done would do it again.
      throw error instanceof StoreUnavailable ? new OutcomeUnknown(stream, error) : error;
    });
    if (!last) throw new Error(`${stream} has no version ${version}, and an append ended there`);
    return { version, position: last.position };
  }
}

const versionIn = ({ actualState }: WrongExpectedVersionError): StreamVersion =>
  typeof actualState === 'bigint' ? Number(actualState) + 1 : 0;

const limitIn = (error: unknown): number => Number((error as { maxAppendSize?: unknown }).maxAppendSize);

/** All appends of a client share a call, and can be handed what befell another one: this one is far from too large. */
const isOfAnother = (error: unknown, { bytes }: Sendable): boolean => fateOf(error) === 'too-large' && bytes < limitIn(error) / 2;
