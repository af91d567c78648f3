import type { JSONEventData, RecordedEvent } from '@kurrent/kurrentdb-client';
import type { AnyFact } from '@hub/kernel';
import { type NewFact, type Position, type Recorded, UnfitFact } from '../event-store.js';
import { type FitFact, fitFacts } from '../fit-fact.js';
import { unreadable } from '../unreadable-fact.js';
import { isPlace, positionOf } from './positions.js';

/** What a server keeps for itself begins like this: streams, types. */
const SYSTEM = '$';
/** Under which name the metadata says when a fact was recorded: what a server says of it is cut to seconds on some ways. */
const RECORDED_AT = 'recordedAt';

/** An append as the client sends it, and how many bytes of JSON it is. */
export type Sendable = Readonly<{ events: readonly JSONEventData[]; bytes: number }>;

/**
 * Facts as the client sends them: parsed anew from their JSON, so that there is nothing in them that it could stumble on or that could
 * change while an append is asked for again.
 * @throws {UnfitFact}
 */
export const sendable = (stream: string, facts: readonly NewFact[], at: string): Sendable => {
  const type = facts[0]?.type ?? '';
  if (stream === '' || stream.startsWith(SYSTEM)) throw new UnfitFact(stream, type, 'the name of its stream is empty or begins with $');
  const fit = fitFacts(stream, facts);
  return { events: fit.map((fact) => eventOf(stream, fact, at)), bytes: fit.reduce((sum, { bytes }) => sum + bytes, 0) };
};

const eventOf = (stream: string, { id, type, data, metadata, recordedAt }: FitFact, at: string): JSONEventData => {
  if (type.startsWith(SYSTEM)) throw new UnfitFact(stream, type, 'its type begins with $');
  const said = JSON.parse(metadata) as Record<string, string>;
  if (RECORDED_AT in said) throw new UnfitFact(stream, type, `metadata.${RECORDED_AT} is where the store writes when it was recorded`);
  const content = JSON.parse(data) as Record<string, unknown>;
  return { id, type, contentType: 'application/json', data: content, metadata: { ...said, [RECORDED_AT]: recordedAt ?? at } };
};

/** Whether an event is one of the facts: no link, nothing that the server wrote for itself. */
export const isFact = ({ type, streamId }: RecordedEvent): boolean => !type.startsWith(SYSTEM) && !streamId.startsWith(SYSTEM);

/**
 * Where in the log an event is.
 * @throws {Error} when the server does not say: those older than 22.6 know it of what they read from the log only.
 */
export const placed = ({ streamId, revision, position }: RecordedEvent): Position => {
  if (isPlace(position)) return positionOf(position);
  throw new Error(`the server does not say where ${streamId}/${revision.toString()} is in the log; it must be 23.10 or newer`);
};

/** An event as the fact it is. One whose content is no JSON object becomes a fact that `unreadableText` tells from all others. */
export const recorded = <Event extends AnyFact>(event: RecordedEvent): Recorded<Event> => {
  const { id, type, streamId, revision, data, metadata, created } = event;
  const { [RECORDED_AT]: recordedAt, ...said } = flat(metadata);
  return {
    id,
    type,
    stream: streamId,
    version: Number(revision) + 1,
    position: placed(event),
    data: isObject(data) ? data : unreadable(textOf(data)),
    metadata: said,
    recordedAt: recordedAt ?? created.toISOString(),
  } as unknown as Recorded<Event>;
};

const isObject = (data: unknown): boolean => typeof data === 'object' && data !== null && !(data instanceof Uint8Array);

const textOf = (data: unknown): string => {
  if (data instanceof Uint8Array) return Buffer.from(data).toString('utf8');
  return typeof data === 'string' ? data : JSON.stringify(data);
};

/** Metadata that another program wrote need not be flat, nor text, nor JSON. */
const flat = (metadata: unknown): Record<string, string> => {
  if (!isObject(metadata) || Array.isArray(metadata)) return {};
  return Object.fromEntries(Object.entries(metadata as object).map(([key, value]) => [key, textOf(value)]));
};
