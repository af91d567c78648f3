import { ReadBehind } from '@hub/platform';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { type ExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';

/** An error as a caller may see it: what they did wrong in full, a bug only by its correlation id. */
const toShown = (error: Error, correlationId: string, log: Logger): GraphQLFormattedError => {
  const original = error instanceof GraphQLError ? error.originalError : error;
  if (original instanceof ReadBehind)
    return {
      message: original.message,
      extensions: { code: 'READ_BEHIND', after: String(original.after), reached: String(original.reached) },
    };
  // What GraphQL itself finds wrong with a document, and what a resolver threw as such, has no cause behind it.
  if (error instanceof GraphQLError && (original === undefined || original instanceof GraphQLError || hasCode(error)))
    return { ...error.toJSON(), extensions: { code: 'GRAPHQL_VALIDATION_FAILED', ...error.extensions } };
  log.error({ correlationId, err: original ?? error }, 'a request met a bug');
  return {
    message: 'Something went wrong on our side; it is written down under this correlation id.',
    extensions: { code: 'INTERNAL_SERVER_ERROR', correlationId },
  };
};

const hasCode = (error: GraphQLError): boolean =>
  typeof error.extensions['code'] === 'string' && error.extensions['code'] !== 'INTERNAL_SERVER_ERROR';

const isListed = (error: unknown): error is { errors: readonly GraphQLError[] } =>
  typeof error === 'object' && error !== null && Array.isArray((error as { errors?: unknown }).errors);

/** Formats what a GraphQL request met. Mercurius wraps what it finds in a document into one error with a list. */
export const errorFormatter =
  (log: Logger) =>
  (execution: ExecutionResult, context: unknown): { statusCode: number; response: ExecutionResult } => {
    const { correlationId = 'unknown' } = (context ?? {}) as { correlationId?: string };
    const met = (execution.errors ?? []).flatMap((error) => {
      const inner = error.originalError ?? error;
      return isListed(inner) ? inner.errors : [error];
    });
    const errors = met.map((error) => toShown(error, correlationId, log));
    const bug = errors.some(({ extensions }) => extensions?.['code'] === 'INTERNAL_SERVER_ERROR');
    const statusCode = execution.data === undefined || execution.data === null ? (bug ? 500 : 400) : 200;
    return {
      statusCode: execution.data ? 200 : statusCode,
      response: { data: execution.data ?? null, errors: errors as unknown as GraphQLError[] },
    };
  };

/** What a request met outside GraphQL: a body that is no JSON, one too large, a path that is not there. Never a stack trace. */
export const httpErrorHandler =
  (log: Logger) =>
  async (error: FastifyError, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const status = error.statusCode ?? 500;
    if (status >= 500) log.error({ correlationId: request.id, err: error }, 'a request met a bug');
    const shown =
      status >= 500
        ? {
            message: 'Something went wrong on our side; it is written down under this correlation id.',
            extensions: { code: 'INTERNAL_SERVER_ERROR', correlationId: request.id },
          }
        : { message: error.message, extensions: { code: error.code } };
    await reply.code(status).send({ data: null, errors: [shown] });
  };
