import 'reflect-metadata';
import { connect } from '@hub/hub';
import { BadConfiguration, readConfig } from '@hub/platform';
import { createApi } from './create-api.js';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const start = async (): Promise<void> => {
  const config = readConfig(process.env);
  const opened = await connect(config, 'hub-api');
  const app = await createApi(opened.connections);
  const end = async (code: number): Promise<never> => {
    await app.close();
    await opened.release();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end(0));
  try {
    await app.listen(config.port, config.host);
  } catch (error) {
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error;
    process.stderr.write(`Port ${config.port} is taken; choose another one: PORT=3001 npm start\n`);
    await end(1);
  }
  const url = (await app.getUrl()).replace('127.0.0.1', 'localhost');
  say(
    `Innovationshubben is ready.\n  Sign in as a persona   ${url}/\n  GraphQL                ${url}/graphql\n  Data                   ${opened.where}`,
  );
};

start().catch((error: unknown) => {
  process.stderr.write(
    error instanceof BadConfiguration
      ? `${error.message}\n`
      : `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
});
