import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ESLint, Linter } from 'eslint';
import { parser } from 'typescript-eslint';
import { contexts, copyOfTree, filesIn, root } from './tree.js';

const P = 'libs/proposals/src/domain';

describe('the rules compile alone', () => {
  // Beside no node_modules and below none: what a rule takes from a package cannot even be found.
  const pure = [...filesIn('libs')].filter((file) => file.includes('/src/domain/') || file.startsWith('libs/kernel/'));
  const tree = copyOfTree([...pure, 'package.json', 'tsconfig.pure.json'], { packages: false });
  const probes = {
    [`${P}/probe-process.ts`]: 'export const settings = process.env;\n',
    [`${P}/probe-timer.ts`]: 'setTimeout(() => undefined, 1);\nexport {};\n',
    [`${P}/probe-console.ts`]: "console.log('a rule says nothing');\nexport {};\n",
    [`${P}/probe-node.ts`]: "export { createHash } from 'node:crypto';\n",
    [`${P}/probe-package.ts`]: "export { Injectable } from '@nestjs/common';\n",
    [`${P}/probe-platform.ts`]: "export { Desk } from '@hub/platform';\n",
    [`${P}/probe-fetch.ts`]: "export const answer = fetch('https://example.org');\n",
  };
  let said: string;
  beforeAll(() => {
    for (const [file, text] of Object.entries(probes)) tree.plant(file, text);
    said = tree.run('typescript/bin/tsc', '-p', 'tsconfig.pure.json', '--pretty', 'false');
  }, 60_000);
  afterAll(() => {
    tree.remove();
  });

  it.each(Object.keys(probes))('%s does not', (file) => {
    expect(said).toMatch(new RegExp(`^${file.replaceAll('.', '\\.')}\\(\\d+,\\d+\\): error`, 'm'));
  });

  it('as they are', () => {
    const errors = said.split('\n').filter((line) => line.includes(': error') && !line.includes('/probe-'));
    expect(errors).toEqual([]);
    expect(new Set(pure.map((file) => file.split('/')[1]))).toEqual(new Set(['kernel', ...contextsWithRules()]));
  });
});

const contextsWithRules = () => contexts.filter((context) => filesIn(`libs/${context}`).some((file) => file.includes('/src/domain/')));

describe('the linter', () => {
  const DOMAIN = 'libs/proposals/src/domain/proposal.ts';
  const lint = async (file: string, rule: string, text: string): Promise<readonly (string | null)[]> => {
    const { rules } = (await new ESLint({ cwd: root }).calculateConfigForFile(file)) as { rules: Record<string, Linter.RuleEntry> };
    const found = new Linter().verify(text, { languageOptions: { parser }, rules: { [rule]: rules[rule] ?? 'off' } });
    return found.map(({ ruleId }) => ruleId);
  };

  it.each([
    'new Date();',
    "new Date('2026-01-01');",
    'Date();',
    'Date.now();',
    'Math.random();',
    "new Intl.DateTimeFormat('sv');",
    '@Injectable() class Rule {}',
  ])('keeps out of a rule: %s', async (text) => {
    expect(await lint(DOMAIN, 'no-restricted-syntax', text)).toEqual(['no-restricted-syntax']);
  });

  it('lets a spec of a rule, and what is no rule, look at a clock', async () => {
    expect(await lint('libs/proposals/src/domain/proposal.spec.ts', 'no-restricted-syntax', 'new Date();')).toEqual([]);
    expect(await lint('libs/platform/src/calendar/clock.ts', 'no-restricted-syntax', 'new Date();')).toEqual([]);
  });

  it('keeps a context from the tables of another, and lets it hear its facts', async () => {
    const file = 'libs/insights/src/read/funnel/funnel.projection.ts';
    const rule = 'no-restricted-imports';
    expect(await lint(file, rule, "import { ProposalRow } from '@hub/proposals';")).toEqual([rule]);
    expect(await lint(file, rule, "import { CaseRow } from '@hub/platform';")).toEqual([]);
    expect(await lint(file, rule, "import type { ProposalEvent } from '@hub/proposals';")).toEqual([]);
  });

  it.each([
    ['libs/proposals/src/domain/proposal.ts', 250],
    ['libs/proposals/src/write/submit-proposal/submit-proposal.act.ts', 120],
    ['libs/proposals/src/react/tell-merge-targets/tell-merge-targets.reactor.ts', 120],
    ['libs/proposals/src/read/proposals/proposal.projection.ts', 120],
    ['libs/platform/src/acts/desk.ts', 250],
    ['libs/event-store/src/event-store.ts', 250],
    ['libs/proposals/src/domain/proposal.spec.ts', 300],
    ['test/journeys/proposals.spec.ts', 300],
  ])('lets %s grow to %i lines and no further', async (file, most) => {
    const text = Array.from({ length: most }, (_, line) => `f(${line});`).join('\n');
    expect(await lint(file, 'max-lines', text)).toEqual([]);
    expect(await lint(file, 'max-lines', `${text}\nf();`)).toEqual(['max-lines']);
  });
});
