import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { OutcomeUnknown, StoreUnavailable } from '@hub/event-store';
import { ReadBehind } from '@hub/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';

const BUG = 'INTERNAL_SERVER_ERROR';

/** The code of an error outside GraphQL, by its HTTP status. */
const codes: Readonly<Record<number, string>> = {
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  413: 'BODY_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
};

/** The HTTP status of an answer that holds nothing but an error, where it is not the 400 of a bad request. */
const statuses: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  READ_BEHIND: 503,
  STORE_UNAVAILABLE: 503,
  OUTCOME_UNKNOWN: 503,
  [BUG]: 500,
};

/** What PostgreSQL says to an argument that its column cannot hold: NUL in a text, a day that is none, a number too large. */
const UNFIT_ARGUMENT = /^22(021|P05|P02|003|007|008)$/;

/** A status below 500, of an error that says what a caller did wrong. */
const statusOf = (error: unknown): number | undefined => {
  const { statusCode, status = statusCode } = (error ?? {}) as { status?: unknown; statusCode?: unknown };
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
};

const typed = (code: string, message: string, more: object = {}): GraphQLFormattedError => ({ message, extensions: { code, ...more } });

/** An error as a caller may see it: what they did wrong in full, a bug only by its correlation id. */
const toShown = (error: unknown, correlationId: string, log: Logger): GraphQLFormattedError => {
  const original = error instanceof GraphQLError ? error.originalError : error;
  if (original instanceof ReadBehind)
    return typed('READ_BEHIND', original.message, { after: String(original.after), reached: String(original.reached) });
  if (original instanceof StoreUnavailable || original instanceof OutcomeUnknown) {
    log.error({ correlationId, err: original }, 'the event store did not answer');
    return original instanceof StoreUnavailable
      ? typed('STORE_UNAVAILABLE', 'The event store does not answer at the moment; nothing was changed by this. Ask again later.', {
          correlationId,
        })
      : typed('OUTCOME_UNKNOWN', 'Whether this was done is not known. Ask again with the same commandId: it is done once.', {
          correlationId,
        });
  }
  // What GraphQL itself finds wrong with a document, and what a resolver threw as such, has no cause behind it.
  if (error instanceof GraphQLError && (original === undefined || original instanceof GraphQLError || hasCode(error)))
    return { ...error.toJSON(), extensions: { code: 'GRAPHQL_VALIDATION_FAILED', ...error.extensions } };
  const status = statusOf(original);
  if (status) return typed(codes[status] ?? 'BAD_REQUEST', (original as Error).message);
  if (UNFIT_ARGUMENT.test(String((original as { code?: unknown } | undefined)?.code))) {
    log.warn({ correlationId, err: original }, 'an argument did not fit its column');
    return typed('BAD_USER_INPUT', 'An argument is not a value that it can have.');
  }
  log.error({ correlationId, err: original }, 'a request met a bug');
  return typed(BUG, 'Something went wrong on our side; it is written down under this correlation id.', { correlationId });
};

const hasCode = (error: GraphQLError): boolean => typeof error.extensions['code'] === 'string' && error.extensions['code'] !== BUG;

/** Mercurius wraps all it finds wrong with a request into one error with a list and a status. */
const foundIn = (error: GraphQLError, correlationId: string, log: Logger): readonly GraphQLFormattedError[] => {
  const inner = error.originalError as (Error & { errors?: unknown }) | undefined;
  const status = statusOf(inner);
  if (!status || !Array.isArray(inner?.errors)) return [toShown(error, correlationId, log)];
  return (inner.errors as readonly Error[]).map((each) =>
    each instanceof GraphQLError ? toShown(each, correlationId, log) : typed(codes[status] ?? 'GRAPHQL_VALIDATION_FAILED', each.message),
  );
};

/** Formats what a GraphQL request met. */
export const errorFormatter =
  (log: Logger) =>
  (execution: ExecutionResult, context: unknown): { statusCode: number; response: ExecutionResult } => {
    const { correlationId = 'unknown' } = (context ?? {}) as { correlationId?: string };
    const met = execution.errors ?? [];
    const errors = met.flatMap((error) => foundIn(error, correlationId, log));
    const status = statusOf(met[0]?.originalError) ?? statuses[String(errors[0]?.extensions?.['code'])] ?? 400;
    return {
      statusCode: execution.data ? 200 : status,
      response: { data: execution.data ?? null, errors: errors as unknown as GraphQLError[] },
    };
  };

/**
 * What a request met outside GraphQL, in the same shape: a body that is no JSON, one too large, a path that is not there. Never a
 * stack trace. What a resolver throws goes on to GraphQL.
 */
@Catch()
export class HttpErrors implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    if (host.getType<string>() !== 'http') throw error;
    const http = host.switchToHttp();
    const { id } = http.getRequest<FastifyRequest>();
    const shown = toShown(error, id, this.log);
    const status = statusOf(error) ?? statuses[String(shown.extensions?.['code'])] ?? 400;
    await http
      .getResponse<FastifyReply>()
      .code(status)
      .type('application/json; charset=utf-8')
      .send({ data: null, errors: [shown] });
  }
}
