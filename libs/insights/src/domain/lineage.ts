/** What a chain is made of, in its order. */
export const lineageKinds = [
  'proposal',
  'evaluation',
  'challenge',
  'effect-goal',
  'cycle',
  'procurement',
  'partnership',
  'ip-record',
  'test-bed',
  'resale',
  'use-elsewhere',
  'effect',
  'outcome',
  'organisation',
] as const;
export type LineageKind = (typeof lineageKinds)[number];

/**
 * One case of a chain. `ref` names it within the chain (`challenge:SNOW`), because cases of two kinds may share an id. `alias` is the
 * number people quote, where there is one; `state` where it stands, in a word. `at` is when it began (UTC).
 */
export type LineageNode = Readonly<{
  ref: string;
  kind: LineageKind;
  id: string;
  alias: string | null;
  label: string;
  state: string | null;
  at: string;
  sources: readonly string[];
  synthetic: readonly string[];
}>;

/** `from` and `to` are the `ref`s of two nodes: `from` comes earlier in the chain. */
export type LineageEdge = Readonly<{ from: string; to: string; how: string }>;

/** Everything that is linked with what was asked for, and how. Nodes are in the order of the chain. */
export type Lineage = Readonly<{ of: string; nodes: readonly LineageNode[]; edges: readonly LineageEdge[] }>;

export const refOf = (kind: LineageKind, id: string): string => `${kind}:${id}`;

/** The order of the chain, and within one kind the order of time. */
export const inChainOrder = (a: LineageNode, b: LineageNode): number =>
  lineageKinds.indexOf(a.kind) - lineageKinds.indexOf(b.kind) || compare(a.at, b.at) || compare(a.ref, b.ref);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A chain as text, a line for each case and below it what it led to. What is made up to fill a gap in the sources is marked. */
export const renderLineage = ({ nodes, edges }: Lineage): string => {
  const byRef = new Map(nodes.map((node) => [node.ref, node]));
  const nameOf = (ref: string): string => {
    const node = byRef.get(ref);
    return node ? `${node.kind} ${node.alias ?? (node.kind === 'challenge' ? node.id : node.label)}` : ref;
  };
  return nodes
    .flatMap((node) => [
      `${node.kind.padEnd(14)}${node.at.slice(0, 10)}  ${titleOf(node)}${markOf(node)}`,
      ...edges.filter(({ from }) => from === node.ref).map(({ how, to }) => `${' '.repeat(14)}${how}: ${nameOf(to)}`),
    ])
    .join('\n');
};

const titleOf = ({ kind, id, alias, label, state }: LineageNode): string =>
  [alias ?? (kind === 'challenge' ? id : ''), label, state === null ? '' : `(${state})`].filter((part) => part !== '').join('  ');

const markOf = ({ synthetic }: LineageNode): string => (synthetic.length > 0 ? `  [synthetic: ${synthetic.join(', ')}]` : '');
