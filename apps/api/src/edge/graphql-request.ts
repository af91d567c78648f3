import { type DocumentNode, GraphQLError, Kind, type OperationDefinitionNode, parse, print, separateOperations } from 'graphql';
import { nestsDeeper, tooMuch } from './query-limits.js';

/** Why a request to GraphQL goes no further. */
export type Refusal = Readonly<{ code: string; message: string; locations?: readonly { line: number; column: number }[] }>;

/** What is sent to GraphQL, whoever sends it: nothing is known about it yet. */
export type Sent = Readonly<{ query?: unknown; operationName?: unknown; variables?: unknown }>;

/**
 * Checks a request before GraphQL sees it, and makes its document one of a single operation: the operation that `operationName` names.
 * Mercurius compiles a document once, for the operation that was asked for first, and would answer with that one ever after; and it
 * takes what is no GraphQL for a syntax tree in JSON, whose nodes nobody checks.
 */
export const readRequest = (sent: unknown): Refusal | Readonly<{ query: string }> => {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return malformed('send one object, with the document in query');
  const { query, operationName, variables } = sent as Sent;
  if (typeof query !== 'string' || query.trim() === '') return malformed('query must be a GraphQL document');
  if (!isLeftOut(operationName) && typeof operationName !== 'string') return malformed('operationName must be a text');
  const given = typeof variables === 'string' ? parsed(variables) : variables;
  if (!isLeftOut(given) && (typeof given !== 'object' || Array.isArray(given))) return malformed('variables must be an object');
  const problem = tooMuch(query) ?? (nestsDeeper(given) ? 'the variables nest too deep' : undefined);
  if (problem) return { code: 'GRAPHQL_TOO_LARGE', message: problem };
  try {
    return { query: onlyOperation(parse(query), query, operationName) };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const { message, locations = [] } = error;
    return { code: 'GRAPHQL_PARSE_FAILED', message, locations };
  }
};

const malformed = (message: string): Refusal => ({ code: 'BAD_REQUEST', message });

const isLeftOut = (value: unknown): value is null | undefined => value === null || value === undefined;

/** The variables of a GET request are JSON in a text. */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const onlyOperation = (document: DocumentNode, query: string, operationName: unknown): string => {
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode[];
  const named = typeof operationName === 'string' ? operations.filter(({ name }) => name?.value === operationName) : operations;
  if (operations.length === 0) throw new GraphQLError('The document holds no operation.');
  if (named.length !== 1)
    throw new GraphQLError(
      typeof operationName === 'string' ? `Not one operation is named "${operationName}".` : 'Name one of the operations in operationName.',
    );
  const name = named[0]?.name?.value ?? '';
  return operations.length === 1 ? query : print(separateOperations(document)[name] as DocumentNode);
};
