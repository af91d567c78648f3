/**
 * JSON in the one form that RFC 8785 gives it: keys sorted by their UTF-16 units, no space, numbers and text as ECMAScript writes
 * them. The same content has the same text, whatever order a store gave its keys back in. `undefined` is left out, as JSON does.
 */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map((each: unknown) => canonicalJson(each ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const content = value as Readonly<Record<string, unknown>>;
  const fields = Object.keys(content)
    .filter((key) => content[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(content[key])}`);
  return `{${fields.join(',')}}`;
};
