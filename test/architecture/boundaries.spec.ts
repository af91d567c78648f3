import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { copyOfTree, root } from './tree.js';

/** A file that breaks one rule. Its import is what breaks it; `beside` are files it needs to do so. */
type Probe = Readonly<{ rule: string; file: string; text: string; beside?: Readonly<Record<string, string>>; unwired?: true }>;

const P = 'libs/proposals/src';
const probe = (rule: string, file: string, target: string, beside: Probe['beside'] = {}): Probe => ({
  rule,
  file,
  text: `import '${target}';\nexport {};\n`,
  beside,
});
const leaf = 'import "@hub/kernel";\n';

const probes: readonly Probe[] = [
  probe('kernel-stands-alone', 'libs/kernel/src/probe-node.ts', 'node:crypto'),
  probe('kernel-stands-alone', 'libs/kernel/src/probe-package.ts', 'rxjs'),
  probe('domain-is-pure', `${P}/domain/probe-node.ts`, 'node:crypto'),
  probe('domain-is-pure', `${P}/domain/probe-nest.ts`, '@nestjs/common'),
  probe('domain-is-pure', `${P}/domain/probe-platform.ts`, '@hub/platform'),
  probe('domain-is-pure', `${P}/domain/probe-choices.ts`, '../choices.js'),
  probe('domain-is-pure', 'libs/newcomers/src/domain/newcomer.ts', 'node:fs'),
  probe('write-never-reads', `${P}/write/probe-reads/probe.handler.ts`, '../../read/proposals/proposal.row.js'),
  probe('write-never-reads', `${P}/react/probe-reads/probe.reactor.ts`, '../../read/proposals/proposal.row.js'),
  probe('read-never-writes', `${P}/read/probe-writes/probe.resolver.ts`, '../../write/submit-proposal/submit-proposal.act.js'),
  probe('read-never-writes', `${P}/read/probe-reacts/probe.resolver.ts`, '../../react/tell-merge-targets/tell-merge-targets.reactor.js'),
  probe('slices-are-islands', `${P}/write/probe-neighbour/probe.handler.ts`, '../submit-proposal/submit-proposal.act.js'),
  probe('slices-are-islands', `${P}/read/probe-neighbour/probe.resolver.ts`, '../proposals/proposal.row.js'),
  probe('reactions-ask-by-command', `${P}/react/probe-handler/probe.reactor.ts`, '../../write/submit-proposal/submit-proposal.handler.js'),
  probe('front-door-only', `${P}/read/probe-window/probe.projection.ts`, '../../../../platform/src/acts/desk.js'),
  probe('front-door-only', 'apps/api/src/probe-window.ts', '../../../libs/proposals/src/domain/proposal.js'),
  probe('front-door-is-for-guests', `${P}/read/probe-guest/probe.projection.ts`, '../../index.js'),
  probe('testing-is-for-tests', `${P}/write/probe-harness/probe.handler.ts`, '@hub/testing/kernel'),
  probe('contexts-meet-in-facts', `${P}/write/probe-foreign/probe.handler.ts`, '@hub/challenges'),
  probe('contexts-meet-in-facts', 'libs/newcomers/src/newcomers.module.ts', '@hub/challenges'),
  probe('technical-knows-no-business', 'libs/platform/src/probe-business.ts', '@hub/proposals'),
  probe('technical-knows-no-business', 'libs/event-store/src/probe-business.ts', '@hub/proposals'),
  probe('only-programs-assemble-the-hub', `${P}/read/probe-hub/probe.projection.ts`, '@hub/hub'),
  probe('nothing-imports-an-app', `${P}/read/probe-app/probe.projection.ts`, '../../../../../apps/api/src/edge/query-limits.js'),
  probe('apps-are-apart', 'apps/worker/src/probe-neighbour.ts', '../../api/src/edge/query-limits.js'),
  probe('sql-stays-on-the-read-side', `${P}/write/probe-sql/probe.handler.ts`, 'typeorm'),
  probe('sql-stays-on-the-read-side', 'libs/event-store/src/probe-sql.ts', 'pg'),
  probe('programs-open-no-database', 'apps/api/src/probe-sql.ts', 'pg'),
  probe('store-adapters-stay-apart', 'libs/event-store/src/probe-adapter.ts', './postgres/schema.js'),
  probe('store-adapters-stay-apart', 'libs/event-store/src/other/probe-adapter.ts', '../postgres/schema.js'),
  probe('no-circular', `${P}/domain/probe-chicken.ts`, './probe-egg.js', {
    [`${P}/domain/probe-egg.ts`]: `import './probe-chicken.js';\n`,
  }),
  { rule: 'no-orphans', file: 'test/probe-orphan.ts', text: 'export const orphan = 1;\n', unwired: true },
  {
    rule: 'everything-is-wired',
    file: `${P}/react/probe-forgotten/probe.reactor.ts`,
    text: leaf,
    beside: { [`${P}/react/probe-forgotten/probe.spec.ts`]: `import './probe.reactor.js';\n` },
    unwired: true,
  },
  // In node_modules all the same, because another package brought it.
  probe('no-unlisted-packages', 'libs/platform/src/probe-unlisted.ts', 'semver'),
  probe('no-dev-packages-at-run-time', 'libs/platform/src/probe-dev.ts', 'fast-check'),
  probe('resolvable', 'libs/platform/src/probe-missing.ts', './nowhere.js'),
];

type Violation = Readonly<{ from: string; to: string; rule: { name: string } }>;
const PLANTED_MAIN = 'apps/probes/src/main.ts';

describe('the boundaries', () => {
  const tree = copyOfTree(['apps', 'libs', 'test', 'package.json', 'tsconfig.json', '.dependency-cruiser.cjs'], { packages: true });
  let violations: readonly Violation[];
  let cruised: number;
  beforeAll(() => {
    for (const { file, text, beside } of probes) {
      tree.plant(file, text);
      for (const [other, otherText] of Object.entries(beside ?? {})) tree.plant(other, otherText);
    }
    // Wires the probes, so that each breaks its own rule alone.
    const wired = probes.filter(({ unwired }) => !unwired).map(({ file }) => `import '../../../${file.replace(/\.ts$/, '.js')}';\n`);
    tree.plant(PLANTED_MAIN, wired.join(''));
    const report = JSON.parse(
      tree.run('dependency-cruiser/bin/dependency-cruise.mjs', '--config', '--output-type', 'json', 'apps', 'libs', 'test'),
    ) as { summary: { violations: readonly Violation[]; totalCruised: number } };
    ({ violations, totalCruised: cruised } = report.summary);
  }, 60_000);
  afterAll(() => {
    tree.remove();
  });

  it.each(probes.map((each): [string, string, Probe] => [each.rule, each.file, each]))('%s is reported for %s', (rule, file) => {
    const reported = violations.filter(({ from }) => from === file).map((violation) => violation.rule.name);
    expect([...new Set(reported)]).toEqual([rule]);
  });

  it('has a probe for every rule', () => {
    const { forbidden } = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as { forbidden: { name: string }[] };
    expect([...new Set(probes.map(({ rule }) => rule))].sort()).toEqual(forbidden.map(({ name }) => name).sort());
  });

  it('are kept by the tree as it is', () => {
    const planted = new Set([PLANTED_MAIN, ...probes.flatMap(({ file, beside }) => [file, ...Object.keys(beside ?? {})])]);
    expect(violations.filter(({ from }) => !planted.has(from)).map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
    expect(cruised).toBeGreaterThan(probes.length + 100);
  });
});
