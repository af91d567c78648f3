import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { repositoryRoot } from './repository-root.js';

/** The JSON Schema of a case file, as it is published. */
export const caseFileSchema = (): object =>
  JSON.parse(readFileSync(join(repositoryRoot(), 'schemas', 'case-file.schema.json'), 'utf8')) as object;

/** What is wrong with a value by the schema; `place` is a path such as `acts[12].at`, empty for the whole. */
export type SchemaProblem = Readonly<{ place: string; problem: string }>;

/** Makes a check of the schema. It answers with everything that is wrong. */
export const schemaCheck = (): ((value: unknown) => readonly SchemaProblem[]) => {
  const ajv = new Ajv2020({ allErrors: true, strict: true });
  formats.default(ajv);
  const validate = ajv.compile(caseFileSchema());
  return (value) => (validate(value) ? [] : (validate.errors ?? []).map(problemOf));
};

const problemOf = (error: ErrorObject): SchemaProblem => ({ place: placeOf(error.instancePath), problem: explain(error) });

const placeOf = (pointer: string): string =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part, index) => (/^\d+$/.test(part) ? `[${part}]` : `${index === 0 ? '' : '.'}${part}`))
    .join('');

const explain = ({ keyword, params, message = 'is not as the format asks' }: ErrorObject): string => {
  const { additionalProperty, allowedValues, allowedValue } = params as Record<string, unknown>;
  if (keyword === 'additionalProperties') return `has a field that the format does not know: ${String(additionalProperty)}`;
  if (keyword === 'enum') return `must be one of ${(allowedValues as readonly string[]).join(', ')}`;
  if (keyword === 'const') return `must be ${JSON.stringify(allowedValue)}`;
  return message;
};
