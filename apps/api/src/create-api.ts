import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Connections, JsonLogger, Metrics, TokenVerifier } from '@hub/platform';
import { AppModule } from './app.module.js';
import { HttpErrors } from './edge/errors.js';
import { readJsonBodies } from './edge/json-body.js';
import { MAX_BODY } from './edge/query-limits.js';
import { correlationIdOf, observeRequests, registerRequestHooks } from './edge/requests.js';

/** Makes the API on open connections, ready to listen. Closing it closes the connections. */
export const createApi = async (connections: Connections): Promise<NestFastifyApplication> => {
  const logger = new JsonLogger(connections.config.logLevel);
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_BODY,
    genReqId: ({ headers }: { headers: Record<string, string | string[] | undefined> }) => correlationIdOf(headers),
    forceCloseConnections: true,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(connections, logger.pino), adapter, {
    logger,
    abortOnError: false,
    bodyParser: false,
  });
  const server = app.getHttpAdapter().getInstance();
  observeRequests(server, app.get(Metrics));
  registerRequestHooks(server, app.get(TokenVerifier));
  readJsonBodies(server);
  app.useGlobalFilters(new HttpErrors(logger.pino));
  await app.init();
  return app;
};
