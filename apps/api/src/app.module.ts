import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { MercuriusDriver, type MercuriusDriverConfig } from '@nestjs/mercurius';
import { CaseFilesModule } from '@hub/case-files';
import { HubModule } from '@hub/hub';
import { AccessGuard, type Connections } from '@hub/platform';
import type { FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { errorFormatter } from './edge/errors.js';
import { MAX_DEPTH } from './edge/query-limits.js';
import { askerOf } from './edge/requests.js';
import { HealthController } from './health/health.controller.js';
import { GraphiqlController } from './welcome/graphiql.controller.js';
import { WelcomeController } from './welcome/welcome.controller.js';

/** The hub with its edge: GraphQL, the health report, and outside production a page to sign in as a persona. */
@Module({})
export class AppModule {
  static with(connections: Connections, log: Logger): DynamicModule {
    const { config } = connections;
    return {
      module: AppModule,
      imports: [
        HubModule.with(connections),
        CaseFilesModule,
        GraphQLModule.forRoot<MercuriusDriverConfig>({
          driver: MercuriusDriver,
          path: '/graphql',
          autoSchemaFile: config.exportedSchema ?? true,
          sortSchema: true,
          jit: 1,
          graphiql: false,
          allowBatchedQueries: false,
          queryDepth: MAX_DEPTH,
          context: (request: FastifyRequest) => ({ asker: askerOf(request), correlationId: request.id }),
          errorFormatter: errorFormatter(log),
        }),
      ],
      controllers: [HealthController, ...(config.production ? [] : [WelcomeController, GraphiqlController])],
      providers: [{ provide: APP_GUARD, useClass: AccessGuard }],
    };
  }
}
