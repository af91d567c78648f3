/** How deep a document may nest. The deepest query of the manual nests seven levels. */
export const MAX_DEPTH = 15;
/** The longest GraphQL document, in characters. */
export const MAX_QUERY = 20_000;
/** The largest request body, in bytes. */
export const MAX_BODY = 1_000_000;

/**
 * Why a GraphQL document is not even parsed: too long, or nested so deep that parsing alone would exhaust the stack. Counts brackets
 * and knows no grammar; a bracket in a text counts too, which is no loss within these limits.
 */
export const tooMuch = (query: string): string | undefined => {
  if (query.length > MAX_QUERY) return `the document is longer than ${MAX_QUERY} characters`;
  let depth = 0;
  for (const character of query) {
    if (character === '{' || character === '[' || character === '(') depth += 1;
    else if (character === '}' || character === ']' || character === ')') depth -= 1;
    // Every level of a selection can carry a pair of brackets for its arguments.
    if (depth > MAX_DEPTH * 2) return `the document nests deeper than ${MAX_DEPTH} levels`;
  }
  return undefined;
};
