import { readFile } from 'node:fs/promises';
import { toInstant } from '@hub/kernel';
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
  const formal = schemaCheck()(value).map(({ place, problem }) => ({ place: withKey(place, value), problem }));
  const problems = [...formal, ...unsound(value, new Set(formal.map(({ place }) => place)))];
  return problems.length > 0 ? { problems } : { file: fileOf(value as Written) };
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

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/**
 * What a schema cannot say: keys are used once, references lead back, sources are listed, moments exist. It looks at any value: what has
 * not the form that the schema asks for is passed by, because the schema has named it. `named` are the places where it did.
 */
const unsound = (value: unknown, named: ReadonlySet<string>): readonly FileProblem[] => {
  if (!isObject(value)) return [];
  const { acts, sources = {} } = value;
  const problems: FileProblem[] = [];
  const seen = new Set<string>();
  for (const [index, act] of listOf(acts).entries()) {
    if (!isObject(act)) continue;
    const { key, at, data } = act;
    const place = placeOf(index, key);
    const report = (problem: string, field = ''): void => void problems.push({ place: `${place}${field}`, problem });
    if (typeof key === 'string' && seen.has(key)) report('uses a key that an act before it has');
    for (const to of references(data, report)) if (!seen.has(to)) report(`refers to ${to}, but no act before it has this key`, '.data');
    for (const source of listOf(act['sources']))
      if (typeof source === 'string' && isObject(sources) && !Object.hasOwn(sources, source))
        report(`names ${source}, which the file does not list`, '.sources');
    if (typeof at === 'string' && !named.has(`${place}.at`) && !isMoment(at)) report('is not a moment (ISO 8601 with a zone)', '.at');
    if (typeof key === 'string') seen.add(key);
  }
  return problems;
};

type Report = (problem: string, field?: string) => void;

const references = (data: unknown, report: Report): readonly string[] => {
  try {
    return keysIn(data);
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
    report(error.message, '.data');
    return [];
  }
};

const isMoment = (text: string): boolean => {
  try {
    return toInstant(text).length > 0;
  } catch {
    return false;
  }
};

/** The file, of which nothing is wrong. */
const fileOf = ({ id, title, sources = {}, acts }: Written): CaseFile => ({
  id,
  title,
  sources,
  acts: acts.map((each, index): CaseAct => {
    const { key, act, role, by = role, organisation, data } = each;
    const place = placeOf(index, key);
    return {
      place,
      key,
      act,
      at: toInstant(each.at),
      role,
      by,
      organisation,
      data,
      sources: each.sources ?? [],
      synthetic: each.synthetic ?? [],
    };
  }),
});
