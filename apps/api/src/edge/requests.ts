import {
  type Asker,
  freshId,
  InvalidToken,
  type Metrics,
  type RequestTrace,
  type TokenVerifier,
  traceRequest,
  underCorrelation,
} from '@hub/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readRequest, type Refusal } from './graphql-request.js';

const CORRELATION = 'x-correlation-id';
const askers = new WeakMap<FastifyRequest, Asker>();

/** Who sent a request; undefined for one without a token. */
export const askerOf = (request: FastifyRequest): Asker | undefined => askers.get(request);

/** The id that ties a request to its log lines and to the facts it led to: the caller's own, or a fresh one. */
export const correlationIdOf = (headers: Readonly<Record<string, string | string[] | undefined>>): string => {
  const given = headers[CORRELATION];
  return typeof given === 'string' && /^[\w.-]{1,100}$/.test(given) ? given : freshId();
};

const refuse = (reply: FastifyReply, status: number, { code, message, locations }: Refusal) =>
  reply.code(status).send({ data: null, errors: [{ message, ...(locations?.length ? { locations } : {}), extensions: { code } }] });

const isForGraphql = ({ url }: FastifyRequest): boolean => /^\/graphql\/?(\?|$)/.test(url);

type Scope = Readonly<{ trace: RequestTrace; since: number }>;
const scopes = new WeakMap<FastifyRequest, Scope>();

/**
 * Does everything that follows from a request under its correlation id and in its trace, and measures it. The reading of the body is
 * driven by the connection, and not by the request: so it is entered again once the body was read.
 */
export const observeRequests = (server: FastifyInstance, metrics: Metrics): void => {
  const enter = (request: FastifyRequest, done: () => void): void => {
    const scope = scopes.get(request);
    if (scope) underCorrelation(request.id, () => scope.trace.enter(done));
    else done();
  };
  server.addHook('onRequest', (request, _reply, done) => {
    const route = routeOf(request);
    const trace = traceRequest(request.headers, `${request.method} ${route}`, {
      'http.request.method': request.method,
      'http.route': route,
      correlationId: request.id,
    });
    scopes.set(request, { trace, since: performance.now() });
    enter(request, done);
  });
  server.addHook('preValidation', (request, _reply, done) => enter(request, done));
  server.addHook('onResponse', (request, reply, done) => {
    const scope = scopes.get(request);
    scope?.trace.end(reply.statusCode);
    if (scope)
      metrics.requests.observe(
        { method: request.method, route: routeOf(request), status: reply.statusCode },
        (performance.now() - scope.since) / 1_000,
      );
    done();
  });
};

/** The pattern of the path, so that no id of a case becomes a name of a series. */
const routeOf = ({ routeOptions }: FastifyRequest): string => routeOptions.url ?? 'unknown';

/** What happens to every request before anything reads it: its correlation id, who sent it, and whether GraphQL can take it. */
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
      await refuse(reply, 401, { code: 'UNAUTHENTICATED', message: error.message });
    }
  });
  server.addHook('onRequest', async (request, reply) => {
    const type = request.headers['content-type'] ?? '';
    if (isForGraphql(request) && request.method === 'POST' && !/^application\/json\s*(;|$)/i.test(type))
      await refuse(reply, 415, { code: 'UNSUPPORTED_MEDIA_TYPE', message: 'send a GraphQL request as application/json' });
  });
  server.addHook('preValidation', async (request, reply) => {
    if (!isForGraphql(request) || !['GET', 'HEAD', 'POST'].includes(request.method)) return;
    const sent = request.method === 'POST' ? request.body : request.query;
    const read = readRequest(sent);
    if ('query' in read) Object.assign(sent as object, read);
    else await refuse(reply, 400, read);
  });
};
