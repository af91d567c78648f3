import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule } from '@nestjs/graphql';
import { CaseFilesModule } from '@hub/case-files';
import { connect, type ConnectOptions, HubModule, type Opened } from '@hub/hub';
import { type Config, type Connections, JsonLogger, readConfig } from '@hub/platform';

/** An open hub without an edge. Nothing follows the log by itself: a verb settles the followers when it needs to. */
export type OpenHub = Readonly<{ app: INestApplicationContext; config: Config; connections: Connections }>;

@Module({})
class CliModule {}

/** Opens the hub of the environment for as long as `use` takes, beside a running one or alone, and closes all that it opened. */
export const withHub = <T>(use: (hub: OpenHub) => Promise<T>, options: ConnectOptions = {}): Promise<T> => withHubIn(options, use);

/** The same, also in a schema of its own of the same database, which must exist. */
export const withHubIn = async <T>(options: ConnectOptions, use: (hub: OpenHub) => Promise<T>): Promise<T> => {
  const read = readConfig(process.env);
  // What goes wrong is told in a line at the end; the log is for those who ask for it.
  const config: Config = {
    ...read,
    projections: false,
    logLevel: process.env['LOG_LEVEL'] ? read.logLevel : 'silent',
    // What happens in a schema of its own stays in it, the facts too.
    kurrentdbUrl: options.schema === undefined ? read.kurrentdbUrl : undefined,
  };
  const opened = await connect(config, 'hub-cli', options);
  try {
    const app = await openApp(opened);
    try {
      return await use({ app, config, connections: opened.connections });
    } finally {
      await app.close();
    }
  } finally {
    await opened.release();
  }
};

const openApp = async ({ connections }: Opened): Promise<INestApplicationContext> => {
  try {
    return await NestFactory.createApplicationContext(
      { module: CliModule, imports: [HubModule.with(connections), CaseFilesModule, GraphQLSchemaBuilderModule] },
      { logger: new JsonLogger(connections.config.logLevel), abortOnError: false },
    );
  } catch (error) {
    await Promise.all([connections.database.destroy(), connections.pool.end()]);
    throw error;
  }
};
