import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { contexts } from '@hub/hub';
import type { RejectionCatalogue } from '@hub/kernel';
import { publishedRejections, RejectionCode } from '@hub/platform';
import { filesIn, root, textOfFile } from './tree.js';

const CODE = /^[a-z]+(-[a-z]+)*\.[a-z0-9]+(-[a-z0-9]+)*$/;
// The hub's own rule, or a law by the abbreviation lawyers use, with its chapter or number: LOU 6:31, KL 8:1, OSL 19:1-3, 2 kap. …
const RULE = /^(HUB|(LOU|KL|OSL|FL|TF|GDPR|GDPR art\.|lagen) [\w:.,§ –-]*\d[\w:.,§ –-]*)$/;

const sources = filesIn('libs').filter((file) => file.endsWith('.ts'));
const files = sources.filter((file) => file.endsWith('.rejections.ts'));
const isCatalogue = (value: unknown): value is RejectionCatalogue =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((text) => text !== null && typeof text === 'object' && 'rule' in text);

describe('the refusals', () => {
  let catalogues: readonly RejectionCatalogue[];
  let codes: readonly string[];
  beforeAll(async () => {
    const loaded = await Promise.all(files.map((file) => import(join(root, file)) as Promise<Record<string, unknown>>));
    catalogues = loaded.flatMap((module) => Object.values(module).filter(isCatalogue));
    // A file may also list some of its catalogue under a second name.
    codes = loaded.flatMap((module) => [
      ...new Set(
        Object.values(module)
          .filter(isCatalogue)
          .flatMap((catalogue) => Object.keys(catalogue)),
      ),
    ]);
  });

  it('are all in a catalogue, one or more a file', () => {
    expect(contexts.length).toBeGreaterThan(0);
    expect(catalogues.length).toBeGreaterThanOrEqual(files.length);
  });

  it('have a code of the right form', () => {
    expect(codes.filter((code) => !CODE.test(code))).toEqual([]);
  });

  it('name the rule they rest on and say it in a sentence', () => {
    const wrong = catalogues.flatMap((catalogue) =>
      Object.entries(catalogue)
        .filter(([, { rule, says }]) => !RULE.test(rule) || !/^[A-Z].+\.$/.test(says))
        .map(([code, { rule, says }]) => `${code} (${rule}): ${says}`),
    );
    expect(wrong).toEqual([]);
  });

  it('have codes that no other context uses, in the schema neither', () => {
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
    expect(Object.keys(RejectionCode)).toHaveLength(publishedRejections().size);
  });

  it('are published, all of them', () => {
    expect([...publishedRejections().keys()].sort()).toEqual([...codes].sort());
  });

  it('are each met by a test', () => {
    const specs = ['apps', 'libs', 'test'].flatMap((folder) => filesIn(folder).filter((file) => file.endsWith('.spec.ts')));
    const told = specs.map(textOfFile).join('\n');
    const inSchema = (code: string): string => code.replaceAll(/[.-]/g, '_').toUpperCase();
    expect(codes.filter((code) => !told.includes(`'${code}'`) && !told.includes(`'${inSchema(code)}'`))).toEqual([]);
  });

  it('are given somewhere, and those that are given are published', () => {
    const production = sources.filter((file) => !/\.(spec|rejections)\.ts$|\/testing\//.test(file)).map(textOfFile);
    const given = production.flatMap((text) => [...text.matchAll(/\breject(?:<[^>]*>)?\(\s*'([^']*)'/g)].map(([, code]) => code));
    expect(given.length).toBeGreaterThan(0);
    expect(given.filter((code) => !codes.includes(code as string))).toEqual([]);
    const whole = production.join('\n');
    expect(codes.filter((code) => !whole.includes(`'${code}'`))).toEqual([]);
  });
});
