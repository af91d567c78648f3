/** `{ "idOf": "<key>" }`: the id that the act of that key was answered with. No act has a part of only this field. */
const ID_OF = 'idOf';
/** `{ "refOf": "<by or role>" }`: the reference of a person of the file. */
const REF_OF = 'refOf';

/** Data that is nested deeper than any act needs is not followed further. */
const MAX_DEPTH = 32;

/** The data has more levels than an act can need. */
export class TooDeep extends Error {}

type Reference = Readonly<{ kind: typeof ID_OF | typeof REF_OF; name: string }>;

const referenceIn = (value: object): Reference | undefined => {
  const [only, ...others] = Object.entries(value);
  if (!only || others.length > 0) return undefined;
  const [kind, name] = only as [string, unknown];
  return (kind === ID_OF || kind === REF_OF) && typeof name === 'string' ? { kind, name } : undefined;
};

/** Puts what they stand for in the place of all references. @throws {TooDeep} */
export const resolveReferences = (
  value: unknown,
  standsFor: Readonly<{ idOf: (key: string) => string; refOf: (by: string) => string }>,
  depth = 0,
): unknown => {
  if (depth > MAX_DEPTH) throw new TooDeep(`nested more than ${MAX_DEPTH} levels deep`);
  if (Array.isArray(value)) return value.map((inner) => resolveReferences(inner, standsFor, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  const reference = referenceIn(value);
  if (reference) return standsFor[reference.kind](reference.name);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, resolveReferences(inner, standsFor, depth + 1)]));
};

/** The keys of the acts whose ids a value needs, each once. @throws {TooDeep} */
export const keysIn = (value: unknown): readonly string[] => {
  const keys = new Set<string>();
  resolveReferences(value, { idOf: (key) => (keys.add(key), key), refOf: (by) => by });
  return [...keys];
};
