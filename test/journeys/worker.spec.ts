import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openConnections } from '@hub/hub';
import { Desk, openPool } from '@hub/platform';
import { freshSchema, testConfig, testDatabaseUrl } from '@hub/testing/platform';
import { createApi } from '../../apps/api/src/create-api.js';

const program = (file: string): string => fileURLToPath(new URL(`../../dist/apps/worker/src/${file}`, import.meta.url));

describe('the worker', () => {
  // A database of its own: a program that is started as such knows no schema but the default one.
  const name = freshSchema();
  const url = new URL(testDatabaseUrl());
  url.pathname = name;
  const temporary = mkdtempSync(join(tmpdir(), 'hub-worker-test-'));
  const env = { PATH: process.env['PATH'], DATABASE_URL: url.href, HUB_DEMO: 'off', HUB_WORKER_PORT: '0', TMPDIR: temporary };
  const admin = openPool({ url: testDatabaseUrl(), application: 'hub-test' });
  let api: Awaited<ReturnType<typeof createApi>>;
  let worker: ChildProcess;
  let health: string;

  beforeAll(async () => {
    await admin.query(`CREATE DATABASE ${name}`);
    const config = testConfig({ DATABASE_URL: url.href, HUB_PROJECTIONS: 'off', HUB_DATA_DIR: temporary });
    api = await createApi(await openConnections(config, url.href, 'hub-test'));
    await api.listen(0, '127.0.0.1');
    worker = spawn(process.execPath, [program('main.js')], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const [said] = (await once(worker.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
    health = /Health (\S+)/.exec(said.toString())?.[1] ?? '';
  });
  afterAll(async () => {
    worker.kill('SIGKILL');
    await api.close();
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.end();
    rmSync(temporary, { recursive: true, force: true });
  });

  it('shows what an API wrote that runs no projections itself', async () => {
    const coordinator = { ref: 'anna', roles: ['coordinator'] as const };
    const answer = await api
      .get(Desk)
      .perform('submitProposal', { source: 'employee', title: 'Snow', need: 'Clear it before six.' }, coordinator);
    const { position, id } = answer as { position: bigint; id: string };
    const { token } = await post('/personas/persona-coordinator/token', {});
    const query = `{ proposal(id: "${id}", afterPosition: "${position}") { title caseNumber } }`;
    expect(await post('/graphql', { query }, token)).toEqual({
      data: { proposal: { title: 'Snow', caseNumber: expect.stringMatching(/^IH-\d{4}-0001$/) } },
    });
  });

  it('says how it stands to whoever watches it: as a page for load balancers, and in numbers for Prometheus', async () => {
    const page = await fetch(health);
    expect(page.status).toBe(200);
    expect(await page.json()).toMatchObject({
      status: 'ok',
      parked: 0,
      followers: expect.arrayContaining([
        expect.objectContaining({ kind: 'projection', owner: expect.stringContaining(String(worker.pid)) }),
      ]),
    });
    const numbers = await fetch(new URL('/metrics', health));
    expect(numbers.headers.get('content-type')).toContain('text/plain');
    expect(await numbers.text()).toMatch(/^hub_follower_behind\{/m);
    expect((await fetch(new URL('/graphql', health))).status).toBe(404);
  });

  it('is well while it follows, and ends when it is told to', async () => {
    expect(spawnSync(process.execPath, [program('healthcheck.js')], { env }).status).toBe(0);
    worker.kill('SIGTERM');
    expect(await once(worker, 'exit')).toEqual([0, null]);
  });

  const post = async (path: string, body: object, token?: string): Promise<Record<string, string>> => {
    const response = await fetch(new URL(path, await api.getUrl()), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Record<string, string>;
  };
});
