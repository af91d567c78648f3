import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { currentTypes, knownTypes, upcasters } from '@hub/hub';
import type { Upcaster } from '@hub/kernel';
import { filesIn, root, textOfFile } from './tree.js';

const sources = filesIn('libs').filter((file) => file.endsWith('.ts') && !/\.spec\.ts$|\/testing\//.test(file));

/** Types that stand in the sources: where a fact is declared, and where one is made. */
const literals = (pattern: RegExp): readonly string[] => [
  ...new Set(sources.flatMap((file) => [...textOfFile(file).matchAll(pattern)].map(([, type]) => type as string))),
];

describe('the list of known types', () => {
  const declared = literals(/\bFact<\s*'([a-z0-9-]+\.v\d+)'/g);

  it('has every type of fact that is declared anywhere, each once', () => {
    expect(declared.length).toBeGreaterThan(90);
    expect(declared.filter((type) => !knownTypes().has(type))).toEqual([]);
    expect(currentTypes.filter((type, index) => currentTypes.indexOf(type) !== index)).toEqual([]);
  });

  it('has every type of fact that is made anywhere', () => {
    const made = literals(/\btype: '([a-z0-9-]+\.v\d+)'/g);
    expect(made.length).toBeGreaterThan(50);
    expect(made.filter((type) => !knownTypes().has(type))).toEqual([]);
  });

  it('has nothing that is declared nowhere', () => {
    expect(currentTypes.filter((type) => !declared.includes(type))).toEqual([]);
  });
});

describe('the list of upcasters', () => {
  it('has every upcaster of every context', async () => {
    const files = sources.filter((file) => /\/domain\/.*\.upcasters\.ts$/.test(file));
    const modules = await Promise.all(files.map((file) => import(join(root, file)) as Promise<Record<string, readonly Upcaster[]>>));
    const written = modules.flatMap((module) => Object.values(module).flat());
    const named = ({ from, to }: Upcaster): string => `${from} ${to}`;
    expect(upcasters.map(named).sort()).toEqual(written.map(named).sort());
  });
});
