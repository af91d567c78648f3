import { type Asker, freshId, InvalidToken, type TokenVerifier } from '@hub/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { tooMuch } from './query-limits.js';

const CORRELATION = 'x-correlation-id';
const askers = new WeakMap<FastifyRequest, Asker>();

/** Who sent a request; undefined for one without a token. */
export const askerOf = (request: FastifyRequest): Asker | undefined => askers.get(request);

/** The id that ties a request to its log lines and to the facts it led to: the caller's own, or a fresh one. */
export const correlationIdOf = (headers: Readonly<Record<string, string | string[] | undefined>>): string => {
  const given = headers[CORRELATION];
  return typeof given === 'string' && /^[\w.-]{1,100}$/.test(given) ? given : freshId();
};

const refuse = (reply: FastifyReply, status: number, code: string, message: string) =>
  reply.code(status).send({ data: null, errors: [{ message, extensions: { code } }] });

/** What happens to every request before anything reads it: its correlation id, who sent it, and whether it is too much to parse. */
export const registerRequestHooks = (server: FastifyInstance, verifier: TokenVerifier): void => {
  server.addHook('onRequest', async (request, reply) => {
    void reply.header(CORRELATION, request.id);
    const header = request.headers.authorization;
    if (header === undefined) return;
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(header)?.[1];
    try {
      if (!token) throw new InvalidToken('the header authorization holds no bearer token');
      askers.set(request, await verifier.verify(token));
    } catch (error) {
      if (!(error instanceof InvalidToken)) throw error;
      request.log.info({ cause: error.cause }, 'a token was not accepted');
      await refuse(reply, 401, 'UNAUTHENTICATED', error.message);
    }
  });
  server.addHook('preValidation', async (request, reply) => {
    if (!request.url.startsWith('/graphql')) return;
    const { query } = { ...(request.query as object), ...(request.body as object | undefined) } as { query?: unknown };
    const problem = typeof query === 'string' ? tooMuch(query) : undefined;
    if (problem) await refuse(reply, 400, 'GRAPHQL_TOO_LARGE', problem);
  });
};
