/** A place in a text, as an editor counts: lines and columns from 1. */
export type TextPlace = Readonly<{ line: number; column: number }>;

/** The line and column of an offset. */
export const placeAt = (text: string, offset: number): TextPlace => {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - (before.lastIndexOf('\n') + 1) + 1 };
};

const SPACE = /[ \t\n\r]*/y;
const TOKEN =
  /[{}[\]:,]|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

type Awaited = 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'colon' | 'comma-or-end' | 'nothing';

/**
 * Where a text stops being JSON: the offset of the first thing that cannot stand there, or undefined when the text is JSON. The parser
 * of the language says that something is wrong, but not reliably where.
 */
export const firstJsonProblem = (text: string): number | undefined => {
  const open: ('{' | '[')[] = [];
  let awaited: Awaited = 'value';
  for (let offset = 0; ;) {
    SPACE.lastIndex = offset;
    SPACE.test(text);
    offset = SPACE.lastIndex;
    if (offset === text.length) return awaited === 'nothing' ? undefined : offset;
    TOKEN.lastIndex = offset;
    const token = TOKEN.exec(text)?.[0];
    const next: Awaited | undefined = token === undefined ? undefined : after(awaited, token, open);
    if (token === undefined || next === undefined) return offset;
    awaited = next;
    offset += token.length;
  }
};

const isScalar = (token: string): boolean => !/^[{}[\]:,]/.test(token);

/** What may follow once `token` stood where `awaited` was awaited; undefined when it may not stand there. Keeps `open` up to date. */
const after = (awaited: Awaited, token: string, open: ('{' | '[')[]): Awaited | undefined => {
  const closed = (): Awaited => (open.length === 0 ? 'nothing' : 'comma-or-end');
  switch (awaited) {
    case 'value':
    case 'value-or-end':
      if (token === '{' || token === '[') {
        open.push(token);
        return token === '{' ? 'name-or-end' : 'value-or-end';
      }
      if (token === ']' && awaited === 'value-or-end') {
        open.pop();
        return closed();
      }
      return isScalar(token) ? closed() : undefined;
    case 'name':
    case 'name-or-end':
      if (token === '}' && awaited === 'name-or-end') {
        open.pop();
        return closed();
      }
      return token.startsWith('"') ? 'colon' : undefined;
    case 'colon':
      return token === ':' ? 'value' : undefined;
    case 'comma-or-end':
      if (token === ',') return open.at(-1) === '{' ? 'name' : 'value';
      if (token !== (open.at(-1) === '{' ? '}' : ']')) return undefined;
      open.pop();
      return closed();
    case 'nothing':
      return undefined;
  }
};
