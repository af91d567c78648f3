import { dirname } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { contexts, filesIn, textOfFile } from './tree.js';

const W = '[a-z0-9]+(?:-[a-z0-9]+)*';
const SPEC = `(?:${W}(?:\\.${W})*)\\.spec`;

/** What a file of a context may be called, by its place. `$slice` is the name of the slice's folder. */
const vocabulary: readonly RegExp[] = [
  new RegExp(`^domain/(?:${W}/)?(?:${W}(?:\\.(?:commands|events|rejections|stream|port|upcasters|fixtures))?|${SPEC})\\.ts$`),
  new RegExp(`^write/(${W})/(?:\\1\\.(?:act|handler|command)|${SPEC})\\.ts$`),
  new RegExp(`^react/(${W})/(?:\\1\\.reactor|${SPEC})\\.ts$`),
  new RegExp(`^read/${W}/(?:${W}\\.(?:row|projection|resolver|args|lookup|export|reader|fold)|${SPEC})\\.ts$`),
  new RegExp(`^migrations/\\d+-${W}\\.ts$`),
  new RegExp(`^testing/${W}\\.ts$`),
  /^(index|choices|inputs|tables)\.ts$/,
];

const inContexts = contexts.flatMap((context) => filesIn(`libs/${context}`));
const specs = ['apps', 'libs', 'test'].flatMap((folder) => filesIn(folder).filter((file) => file.endsWith('.spec.ts')));
const stem = (file: string): string => file.replace(/^.*\//, '').replace(/\.ts$/, '');
const inDomain = (file: string): boolean => file.includes('/src/domain/');

describe('the words of the tree', () => {
  it.each(contexts)('%s calls its files by their roles', (context) => {
    const strangers = filesIn(`libs/${context}`)
      .map((file) => file.slice(`libs/${context}/src/`.length))
      .filter((file) => file !== `${context}.module.ts` && !vocabulary.some((pattern) => pattern.test(file)));
    expect(strangers).toEqual([]);
  });

  it.each(contexts)('%s has a front door, a module and its tables', (context) => {
    const root = filesIn(`libs/${context}`);
    for (const file of ['index.ts', 'tables.ts', `${context}.module.ts`]) expect(root).toContain(`libs/${context}/src/${file}`);
  });

  it('knows a slice by one act, one reaction or one read model', () => {
    const slices = new Set(inContexts.filter((file) => /\/src\/(write|react)\/[^/]+\//.test(file)).map(dirname));
    const empty = [...slices].filter(
      (slice) => !inContexts.some((file) => dirname(file) === slice && /\.(handler|reactor)\.ts$/.test(file)),
    );
    expect(empty).toEqual([]);
  });
});

describe('what must be tested, is', () => {
  /** The specs of a folder, and for a decision in `domain/<aggregate>/` also those of its aggregate. */
  const beside = (file: string): readonly string[] => {
    const folder = dirname(file);
    const above = inDomain(file) && !folder.endsWith('/domain') ? dirname(folder) : undefined;
    const aggregate = folder.replace(/^.*\//, '');
    return specs.filter((spec) => dirname(spec) === folder || (dirname(spec) === above && (stem(spec) + '.').startsWith(`${aggregate}.`)));
  };
  const untested = (files: readonly string[]): readonly string[] =>
    files.filter((file) => {
      const named = beside(file).map(textOfFile);
      const decision = inDomain(file) && !dirname(file).endsWith('/domain');
      return decision ? named.length === 0 : !named.some((text) => text.includes(`/${stem(file)}.js'`));
    });

  it('every rule, by a spec beside it', () => {
    const rules = inContexts.filter(
      (file) => inDomain(file) && /^[a-z0-9-]+$/.test(stem(file)) && /^export (const|function|class) /m.test(textOfFile(file)),
    );
    expect(untested(rules)).toEqual([]);
  });

  it('every projection, by a spec beside it', () => {
    expect(untested(inContexts.filter((file) => file.endsWith('.projection.ts')))).toEqual([]);
  });

  it('every reaction, by a spec beside it', () => {
    expect(untested(inContexts.filter((file) => file.endsWith('.reactor.ts')))).toEqual([]);
  });

  it('and no test is left out, singled out or promised', () => {
    const left = specs.filter((file) =>
      /\b(it|test|describe)(\.each)?\.(skip|only|todo|failing)\b|\b(x|f)(it|describe|test)\(/.test(textOfFile(file)),
    );
    expect(left).toEqual([]);
  });
});
