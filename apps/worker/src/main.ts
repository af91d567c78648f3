import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { isWhole, playDemoCase } from '@hub/case-files';
import { connect, explain, HealthReport, runProgram } from '@hub/hub';
import { Followers, isStalled, JsonLogger, readConfig, startTracing } from '@hub/platform';
import { serveHealth } from './watch-server.js';
import { give } from './vital-sign.js';
import { WorkerModule } from './worker.module.js';

const SIGN_EVERY_MS = 5_000;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const giveSign = async (followers: Followers): Promise<void> => {
  const stalled = (await followers.standings()).filter(isStalled).map(({ name }) => name);
  await give({ at: Date.now(), stalled });
};

// The whole hub without an edge. Several workers may run: each follower moves in one of them at a time.
runProgram(async () => {
  const config = { ...readConfig(process.env), projections: true };
  const tracing = startTracing(config.traceEndpoint, 'hub-worker');
  const opened = await connect(config, 'hub-worker');
  const app = await NestFactory.createApplicationContext(WorkerModule.with(opened.connections), {
    logger: new JsonLogger(config.logLevel),
    abortOnError: false,
  });
  const followers = app.get(Followers);
  // A sign that cannot be given is a sign too: the last one grows old.
  const signs = setInterval(() => void giveSign(followers).catch(() => undefined), SIGN_EVERY_MS);
  await giveSign(followers);
  const watched = config.workerPort === undefined ? undefined : await serveHealth(app.get(HealthReport), config.host, config.workerPort);
  say(`The worker follows the log.\n  Data   ${opened.where}${watched ? `\n  Health ${watched.url}/health` : ''}`);
  if (config.demo)
    await playDemoCase(app).then(
      (report) => report && say(`  Case   ${report.file}, ${report.acts.length} acts${isWhole(report) ? '' : '; not played to its end'}`),
      (error: unknown) => process.stderr.write(`The shipped case was not played: ${explain(error)}\n`),
    );
  return {
    close: async () => {
      clearInterval(signs);
      await watched?.close();
      await app.close();
      await opened.release();
      await tracing.end();
    },
  };
});
