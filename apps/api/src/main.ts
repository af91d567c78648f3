import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { DEMO_CASE, isWhole, playDemoCase } from '@hub/case-files';
import { CannotGoOn, connect, explain, runProgram } from '@hub/hub';
import { SummaryReader } from '@hub/insights';
import { readConfig, startTracing } from '@hub/platform';
import { createApi } from './create-api.js';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Plays the shipped case into an empty store, and tells in a line what the hub holds. A case that cannot be played is no reason not to run. */
const fill = async (app: INestApplicationContext): Promise<string> => {
  try {
    const report = await playDemoCase(app);
    if (report && !isWhole(report))
      process.stderr.write(`The case ${report.file} was not played to its end; npm run hub -- play ${DEMO_CASE} says why.\n`);
    const { challenges, proposals } = await app.get(SummaryReader, { strict: false }).read();
    const keys = challenges.map(({ key }) => key).join(', ');
    return challenges.length > 0
      ? `${proposals.submitted} proposals, ${challenges.length} challenges: ${keys}`
      : `${proposals.submitted} proposals`;
  } catch (error) {
    process.stderr.write(`The shipped case was not played: ${explain(error)}\n`);
    return 'what you put in';
  }
};

runProgram(async () => {
  const config = readConfig(process.env);
  const tracing = startTracing(config.traceEndpoint, 'hub-api');
  const opened = await connect(config, 'hub-api');
  const app = await createApi(opened.connections);
  const close = async (): Promise<void> => {
    await app.close();
    await opened.release();
    await tracing.end();
  };
  let url: string;
  try {
    // Not Nest's own listen: it logs a taken port as if it were a bug.
    url = (await app.getHttpAdapter().getInstance().listen({ port: config.port, host: config.host })).replace('127.0.0.1', 'localhost');
  } catch (error) {
    await close();
    const { code } = error as { code?: string };
    if (code === 'EADDRINUSE') throw new CannotGoOn(`Port ${config.port} is taken; choose another one: PORT=${config.port + 1} npm start`);
    throw error;
  }
  const content = config.demo && config.projections ? await fill(app) : 'what you put in';
  say(
    [
      'Innovationshubben is ready.',
      `  Sign in    ${url}/`,
      `  GraphQL    ${url}/graphql    to try it: ${url}/graphiql`,
      `  Content    ${content}`,
      `  Data       ${opened.where}`,
    ].join('\n'),
  );
  return { close };
});
