import { readFile } from 'node:fs/promises';
import { type Instant, toInstant } from '@hub/kernel';
import type { Role } from '@hub/platform';
import type { CaseAct, CaseFile } from './case-file.js';
import { schemaCheck } from './case-file-schema.js';
import { firstJsonProblem, placeAt } from './json-place.js';
import { keysIn, TooDeep } from './references.js';

/** One thing that keeps a file from being played. `place` says where: a path in the file, or a line and column. */
export type FileProblem = Readonly<{ place: string; problem: string }>;

/** A case file, or everything that is wrong with it. */
export type ReadFile = Readonly<{ file: CaseFile } | { problems: readonly FileProblem[] }>;

const MAX_BYTES = 64 * 1024 * 1024;

/** Reads a case file. Nothing that is wrong with a file is thrown: it is answered, with its place. */
export const readCaseFile = async (path: string): Promise<ReadFile> => {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    return wrong(path, `cannot be read: ${(error as { code?: string }).code ?? String(error)}`);
  }
  return parseCaseFile(bytes);
};

/** The same for the bytes of a file. */
export const parseCaseFile = (bytes: Uint8Array): ReadFile => {
  if (bytes.length > MAX_BYTES) return wrong('the file', `is larger than ${MAX_BYTES / 1024 / 1024} MiB`);
  const broken = brokenLine(bytes);
  if (broken !== undefined) return wrong(`line ${broken}`, 'is not UTF-8');
  const text = new TextDecoder().decode(bytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return notJson(text);
  }
  const problems = schemaCheck()(value).map(({ place, problem }) => ({ place: withKey(place, value), problem }));
  return problems.length > 0 ? { problems } : whole(value as Written);
};

const wrong = (place: string, problem: string): ReadFile => ({ problems: [{ place, problem }] });

const notJson = (text: string): ReadFile => {
  const offset = firstJsonProblem(text) ?? 0;
  const { line, column } = placeAt(text, offset);
  return wrong(`line ${line}, column ${column}`, offset === text.length ? 'is the end of the file, but not of the JSON' : 'is not JSON');
};

/** The first line that is not UTF-8. A line feed is never part of a longer character, so that lines can be looked at one by one. */
const brokenLine = (bytes: Uint8Array): number | undefined => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let line = 1, start = 0; start < bytes.length; line += 1) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed === -1 ? bytes.length : feed + 1;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end;
  }
  return undefined;
};

/** What the schema promises of a file. */
type Written = Readonly<{
  id: string;
  title: string;
  sources?: Readonly<Record<string, string>>;
  acts: readonly Readonly<{
    key: string;
    act: string;
    at: string;
    role: Role;
    by?: string;
    organisation?: string;
    data: object;
    sources?: readonly string[];
    synthetic?: readonly string[];
  }>[];
}>;

const placeOf = (index: number, key: unknown): string => `acts[${index}]${typeof key === 'string' ? ` (key ${key})` : ''}`;

/** `acts[3].at` as `acts[3] (key snow-award).at`, when the act has a key. */
const withKey = (place: string, value: unknown): string =>
  place.replace(/^acts\[(\d+)\]/, (_all, index: string) =>
    placeOf(Number(index), (value as { acts: readonly ({ key?: unknown } | null)[] }).acts[Number(index)]?.key),
  );

/** What a schema cannot say: keys are used once, references lead back, sources are listed, moments exist. */
const whole = (written: Written): ReadFile => {
  const { id, title, sources = {} } = written;
  const problems: FileProblem[] = [];
  const seen = new Set<string>();
  const acts = written.acts.map((each, index): CaseAct => {
    const place = placeOf(index, each.key);
    const report = (problem: string, field = ''): void => void problems.push({ place: `${place}${field}`, problem });
    if (seen.has(each.key)) report('uses a key that an act before it has');
    for (const key of references(each.data, report))
      if (!seen.has(key)) report(`refers to ${key}, but no act before it has this key`, '.data');
    for (const source of each.sources ?? [])
      if (!Object.hasOwn(sources, source)) report(`names ${source}, which the file does not list`, '.sources');
    seen.add(each.key);
    return {
      place,
      key: each.key,
      act: each.act,
      at: momentOf(each.at, report),
      role: each.role,
      by: each.by ?? each.role,
      organisation: each.organisation,
      data: each.data,
      sources: each.sources ?? [],
      synthetic: each.synthetic ?? [],
    };
  });
  return problems.length > 0 ? { problems } : { file: { id, title, sources, acts } };
};

type Report = (problem: string, field?: string) => void;

const references = (data: object, report: Report): readonly string[] => {
  try {
    return keysIn(data);
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
    report(error.message, '.data');
    return [];
  }
};

const momentOf = (text: string, report: Report): Instant => {
  try {
    return toInstant(text);
  } catch {
    report('is not a moment (ISO 8601 with a zone)', '.at');
    return '' as Instant;
  }
};
