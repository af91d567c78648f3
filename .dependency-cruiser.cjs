// Who may import whom. Every rule has a probe in test/architecture/boundaries.spec.ts that breaks it and sees it reported; a rule
// without one may be a rule that never fires.

const TEST = ['\\.spec\\.ts$', '/testing/'];
const TECHNICAL = 'kernel|event-store|platform|case-files';
// A context is every folder in libs that is not technical, and not the hub that puts them together: a new one is governed from its first file.
const CONTEXT = `^libs/(?!(?:${TECHNICAL}|hub)/)([^/]+)/src/`;
const ENTRY = '^apps/[^/]+/src/(main|healthcheck)\\.ts$';

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule(
      'kernel-stands-alone',
      'The kernel imports nothing at all, so that a rule rests on nothing that can change under it.',
      { path: '^libs/kernel/', pathNot: TEST },
      { pathNot: '^libs/kernel/src/' },
    ),
    rule(
      'domain-is-pure',
      'domain/ imports its own domain/ and the kernel. No Nest, no TypeORM, no Node.',
      { path: '^libs/([^/]+)/src/domain/', pathNot: TEST },
      { pathNot: ['^libs/$1/src/domain/', '^libs/kernel/src/index\\.ts$'] },
    ),
    rule(
      'write-never-reads',
      'What a handler or a reaction must know it gets from the state of its stream, or through a port of domain/; never from a read model.',
      { path: '^libs/[^/]+/src/(write|react)/', pathNot: TEST },
      { path: '^libs/[^/]+/src/read/' },
    ),
    rule(
      'read-never-writes',
      'A read model follows facts. It decides nothing and asks nobody to.',
      { path: '^libs/[^/]+/src/read/', pathNot: TEST },
      { path: '^libs/[^/]+/src/(write|react)/' },
    ),
    rule(
      'slices-are-islands',
      'A slice knows no other of its kind, so that it can be deleted with its folder. A command of the hub itself may be sent by others.',
      { path: '^libs/([^/]+)/src/(write|react|read)/([^/]+)/' },
      { path: '^libs/$1/src/$2/[^/]+/', pathNot: ['^libs/$1/src/$2/$3/', '\\.command\\.ts$'] },
    ),
    rule(
      'reactions-ask-by-command',
      'A reaction uses a decider, or sends a command of its own context. It knows no act and no handler.',
      { path: '^libs/[^/]+/src/react/', pathNot: TEST },
      { path: '^libs/[^/]+/src/write/', pathNot: '\\.command\\.ts$' },
    ),
    rule(
      'front-door-only',
      'Another library is entered through its index.ts, or through testing/index.ts (the toys: testing/toy/index.ts) by tests.',
      { path: '^(?:libs|apps|test)/([^/]+)/' },
      {
        path: '^libs/([^/]+)/',
        pathNot: ['^libs/$1/', '^libs/[^/]+/src/(testing/)?index\\.ts$', '^libs/[^/]+/src/testing/toy/index\\.ts$'],
      },
    ),
    rule(
      'front-door-is-for-guests',
      'Inside a library nobody goes out of the house to come in by the front door: that way lie circles.',
      { path: '^libs/([^/]+)/', pathNot: TEST },
      { path: '^libs/$1/src/index\\.ts$' },
    ),
    rule(
      'testing-is-for-tests',
      'The harnesses in testing/ are imported by specs and by each other.',
      { path: '^(libs|apps)/', pathNot: TEST },
      { path: '/src/testing/' },
    ),
    rule(
      'contexts-meet-in-facts',
      "Only react/ and read/ hear what other contexts say, and choices.ts the words they use. A rule or a handler that needs another context's decision has a port for it.",
      { path: CONTEXT, pathNot: ['^libs/[^/]+/src/(react|read|testing)/', '^libs/[^/]+/src/choices\\.ts$'] },
      { path: CONTEXT, pathNot: '^libs/$1/' },
    ),
    rule(
      'technical-knows-no-business',
      'The kernel, the event store, the platform and the case files know no context.',
      { path: `^libs/(${TECHNICAL})/` },
      { path: CONTEXT },
    ),
    rule(
      'only-programs-assemble-the-hub',
      'libs/hub lists every context; whoever imports it is a program or a test of the whole.',
      { path: '^libs/', pathNot: '^libs/hub/' },
      { path: '^libs/hub/' },
    ),
    rule('nothing-imports-an-app', 'A program is a composition root: nothing stands on it.', { path: '^libs/' }, { path: '^apps/' }),
    rule('apps-are-apart', 'What two programs share is a library.', { path: '^apps/([^/]+)/' }, { path: '^apps/', pathNot: '^apps/$1/' }),
    rule(
      'sql-stays-on-the-read-side',
      'TypeORM and pg are for read models, their migrations, and the libraries that hold the database.',
      {
        path: '^libs/',
        pathNot: [
          ...TEST,
          '^libs/[^/]+/src/(read|migrations)/',
          '^libs/[^/]+/src/tables\\.ts$',
          '^libs/(platform|hub)/',
          '^libs/event-store/src/postgres/',
        ],
      },
      { path: '(^|/)node_modules/(typeorm|pg)/' },
    ),
    rule(
      'programs-open-no-database',
      'A program is given its connections by libs/hub; it may name their types.',
      { path: '^apps/', pathNot: TEST },
      { path: '(^|/)node_modules/(typeorm|pg)/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'store-adapters-stay-apart',
      'The port of the event store knows none of its adapters, and no adapter another.',
      { path: '^libs/event-store/src/([^/]+)(?:/|\\.ts$)', pathNot: ['^libs/event-store/src/index\\.ts$', ...TEST] },
      { path: '^libs/event-store/src/[^/]+/', pathNot: '^libs/event-store/src/$1/' },
    ),
    rule(
      'no-circular',
      'Two files that need each other at run time are one file, or three. Contexts hear each other, so their types may go in circles.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    rule(
      'no-orphans',
      'A file that imports nothing and is imported by nothing is left over.',
      { orphan: true, path: '^(apps|libs|test)/' },
      {},
    ),
    rule(
      'everything-is-wired',
      'Every file is reached from a main.ts: a reaction that no module lists would compile, and never run.',
      { path: ENTRY },
      { path: '^(apps|libs)/', pathNot: [...TEST, ENTRY], reachable: false },
    ),
    rule('no-unlisted-packages', 'What is imported is listed in package.json.', {}, { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] }),
    rule(
      'no-dev-packages-at-run-time',
      'What runs in production is listed under dependencies.',
      { path: '^(apps|libs)/', pathNot: TEST },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '(^|/)node_modules/@types/' },
    ),
    rule(
      'resolvable',
      'What is imported exists; what is built first, in dist/, may not yet.',
      {},
      { couldNotResolve: true, pathNot: '/dist/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
