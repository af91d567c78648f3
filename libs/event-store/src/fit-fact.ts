import { type Metadata, type NewFact, UnfitFact } from './event-store.js';

/** A fact in the form it is sent in: its content checked and turned into JSON once, before any client or driver sees it. */
export type FitFact = Readonly<{ id: string; type: string; data: string; metadata: string; bytes: number; recordedAt: string | undefined }>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The most bytes of JSON, data and metadata together, that one fact can have: what every server can take. */
export const LARGEST_FACT = 15 * 1024 * 1024;

/**
 * Turns facts into JSON, or says which one cannot be kept as it is: no object, no JSON (a bigint, a circle, a number that is none), a
 * NUL or half of a surrogate pair, metadata that is not flat text, an id that is no UUID, or too large.
 * @throws {UnfitFact}
 */
export const fitFacts = (stream: string, facts: readonly NewFact[]): readonly FitFact[] => facts.map((fact) => fitFact(stream, fact));

const fitFact = (stream: string, { id, type, data, metadata, recordedAt }: NewFact): FitFact => {
  const unfit = (problem: string): UnfitFact => new UnfitFact(stream, type, problem);
  if (!UUID.test(id)) throw unfit('its id is not a UUID');
  if (type === '') throw unfit('its type is empty');
  if (!isObject(data)) throw unfit('its data is not an object');
  const whole = { data: asJson(data, unfit), metadata: flatJson(metadata, unfit) };
  const bytes = Buffer.byteLength(whole.data) + Buffer.byteLength(whole.metadata);
  if (bytes > LARGEST_FACT) throw unfit(`it is larger than ${LARGEST_FACT / 1024 / 1024} MiB`);
  return { id, type, ...whole, bytes, recordedAt };
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Flat text is JSON at once, when each key and value of it is whole. */
const flatJson = (metadata: Metadata, unfit: (problem: string) => UnfitFact): string => {
  for (const [key, value] of Object.entries<unknown>(metadata)) {
    if (typeof value !== 'string') throw unfit(`metadata.${key} is not text`);
    if (problemOf(value)) throw unfit(`metadata.${key} is not whole text`);
    if (problemOf(key)) throw unfit(`${key} is a key that is not whole text`);
  }
  return JSON.stringify({ ...metadata });
};

const asJson = (value: object, unfit: (problem: string) => UnfitFact): string => {
  try {
    return JSON.stringify(value, (key, inner: unknown) => {
      const problem = problemOf(inner);
      if (problem ?? problemOf(key)) throw unfit(`${key || 'its content'} ${problem ?? 'is a key that is not whole text'}`);
      return inner;
    });
  } catch (error) {
    if (error instanceof UnfitFact) throw error;
    throw unfit(`it is no JSON: ${(error as Error).message}`);
  }
};

const problemOf = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? 'is not whole text' : undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : 'is not a number that JSON has';
  return typeof value === 'bigint' || typeof value === 'function' || typeof value === 'symbol' ? `is a ${typeof value}` : undefined;
};
