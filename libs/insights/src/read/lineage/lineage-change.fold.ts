import { type LineageKind, refOf } from '../../domain/lineage.js';

/** What one fact changes in the graph. A fact that names a case marks it with its sources, also when nothing else about it changes. */
export type LineageChange =
  | Readonly<{ op: 'node'; ref: string; kind: LineageKind; id: string; label?: string; alias?: string; state?: string }>
  | Readonly<{ op: 'drop'; ref: string }>
  | Readonly<{ op: 'link'; from: string; to: string; how: string }>
  | Readonly<{ op: 'unlink'; from: string; how: string }>;

/**
 * A case as it is from now on. Without a label it is only touched, and nothing happens when it is not there. `within` names the case
 * whose part it is, where its id may not be unique in the whole hub.
 */
export const node = (
  kind: LineageKind,
  id: string,
  { within, ...more }: { label?: string; alias?: string; state?: string; within?: string } = {},
): LineageChange => ({ op: 'node', ref: refOf(kind, within === undefined ? id : `${within}/${id}`), kind, id, ...more });

/** The case is not part of any chain any more, nor is any link to it. */
export const drop = (ref: string): LineageChange => ({ op: 'drop', ref });
export const link = (from: string, how: string, to: string): LineageChange => ({ op: 'link', from, to, how });
/** Every link of this kind that starts here is gone. */
export const unlink = (from: string, how: string): LineageChange => ({ op: 'unlink', from, how });
