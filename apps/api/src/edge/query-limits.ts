import { GraphQLError, Lexer, Source, TokenKind } from 'graphql';

/** How deep a document may nest. The deepest query of the manual nests seven levels, the introspection of GraphiQL fifteen. */
export const MAX_DEPTH = 15;
/** How many words and signs a document may have. The introspection of GraphiQL has some four hundred. */
export const MAX_TOKENS = 2_000;
/** How many aliases a document may have: each asks for a field once more, and a field can be a search of a whole list. */
export const MAX_ALIASES = 30;
/** The longest GraphQL document, in characters. */
export const MAX_QUERY = 20_000;
/** How deep the variables of a document may nest. No input of the schema nests deeper than five levels. */
export const MAX_VARIABLE_DEPTH = 20;
/** The largest request body, in bytes. */
export const MAX_BODY = 1_000_000;

const OPENING: readonly string[] = [TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L];
const CLOSING: readonly string[] = [TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R];

/**
 * Why a GraphQL document is not even parsed: too long, nested so deep that parsing alone would exhaust the stack, or asking for more
 * than one request may. It looks at words and signs and knows no grammar: what is no GraphQL is left to the parser.
 */
export const tooMuch = (query: string): string | undefined => {
  if (query.length > MAX_QUERY) return `the document is longer than ${MAX_QUERY} characters`;
  const lexer = new Lexer(new Source(query));
  const open: string[] = [];
  let [tokens, aliases] = [0, 0];
  try {
    for (let { kind } = lexer.advance(); kind !== TokenKind.EOF; { kind } = lexer.advance()) {
      tokens += 1;
      if (OPENING.includes(kind)) open.push(kind);
      else if (CLOSING.includes(kind)) open.pop();
      // Outside the brackets of arguments and variables a colon follows an alias.
      else if (kind === TokenKind.COLON && !open.includes(TokenKind.PAREN_L)) aliases += 1;
      // Every level of a selection can carry a pair of brackets for its arguments.
      if (open.length > MAX_DEPTH * 2) return `the document nests deeper than ${MAX_DEPTH} levels`;
      if (tokens > MAX_TOKENS) return `the document has more than ${MAX_TOKENS} words and signs`;
      if (aliases > MAX_ALIASES) return `the document has more than ${MAX_ALIASES} aliases`;
    }
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
  }
  return undefined;
};

/** Whether a JSON value nests deeper than `levels`. */
export const nestsDeeper = (value: unknown, levels = MAX_VARIABLE_DEPTH): boolean =>
  typeof value === 'object' && value !== null && (levels === 0 || Object.values(value).some((inner) => nestsDeeper(inner, levels - 1)));
