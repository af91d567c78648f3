import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventStore } from '@hub/event-store';
import { Followers } from '@hub/platform';
import { startHub, type TestHub } from '../setup/start-hub.js';

let hub: TestHub;
let production: TestHub;
beforeAll(async () => {
  hub = await startHub();
  production = await startHub({ NODE_ENV: 'production', OIDC_ISSUER: 'http://127.0.0.1:9/realm' });
});
afterAll(async () => {
  await hub.close();
  await production.close();
});

const text = async (path: string, of = hub): Promise<string> => {
  const response = await of.http(path);
  expect(response.status).toBe(200);
  return response.text();
};

describe('the correlation id of a request', () => {
  const sent = async (id?: string) => {
    const response = await hub.http('/health', id === undefined ? {} : { headers: { 'x-correlation-id': id } });
    return response.headers.get('x-correlation-id') ?? '';
  };

  it('is the one it came with', async () => {
    expect(await sent('ticket-4711.a_B')).toBe('ticket-4711.a_B');
    expect(await sent('x'.repeat(100))).toBe('x'.repeat(100));
  });

  it.each([['x'.repeat(101)], ['a b'], ['{"level":"fatal"}'], ['<script>'], ['å'], ['']])(
    'is a fresh one when it came with %j',
    async (forged) => {
      const id = await sent(forged);
      expect(id).toMatch(/^[0-9a-f-]{36}$/);
      expect(await sent(forged)).not.toBe(id);
    },
  );

  it('is on every answer, also on one that says no', async () => {
    for (const path of ['/', '/graphql', '/nowhere', '/graphiql/nothing'])
      expect((await hub.http(path)).headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('ties what was written to the request that asked for it', async () => {
    const { token } = (await (await hub.http('/personas/persona-employee/token', { method: 'POST' })).json()) as { token: string };
    const query = 'mutation { submitProposal(input: { source: EMPLOYEE, title: "Ice", need: "Melt it" }) { ... on Accepted { id } } }';
    await hub.http('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-correlation-id': 'ticket-1', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query }),
    });
    await hub.settle();
    const facts = await hub.app.get(EventStore).readAll(0n, 100);
    expect(facts.length).toBeGreaterThan(1);
    expect(new Set(facts.map(({ metadata }) => metadata['correlationId']))).toEqual(new Set(['ticket-1']));
  });
});

describe('a path that is not there', () => {
  it.each([
    ['GET', '/nowhere'],
    ['POST', '/'],
    ['DELETE', '/health'],
    ['GET', '/graphql/x'],
    ['GET', '/graphiql/react.production.js'],
    ['GET', '/graphiql/..%2f..%2fpackage.json'],
    ['GET', '/graphiql/constructor'],
    ['GET', '/personas/persona-citizen/token'],
    ['POST', '/personas/nobody/token'],
    ['POST', '/personas/__proto__/token'],
  ])('is answered in the shape of all errors: %s %s', async (method, path) => {
    const response = await hub.http(path, { method });
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ data: null, errors: [{ message: expect.any(String), extensions: { code: 'NOT_FOUND' } }] });
  });

  it.each(['/%', '/%ff', '/health%00'])('is answered so, even when it cannot be read: %s', async (path) => {
    const response = await hub.http(path);
    expect([400, 404]).toContain(response.status);
    expect(await response.text()).not.toMatch(/node_modules|\bat \w+ \(/);
  });
});

describe('the pages to try the hub with', () => {
  it('offer the personas and their tokens', async () => {
    expect(await text('/')).toContain('data-ref="persona-coordinator"');
    const response = await hub.http('/personas/persona-coordinator/token', { method: 'POST' });
    expect(response.status).toBeLessThan(300);
    expect(await response.json()).toEqual({ token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) });
  });

  it('load nothing from elsewhere', async () => {
    for (const page of [await text('/'), await text('/graphiql')])
      for (const [, address] of page.matchAll(/(?:src|href)="([^"]+)"/g)) expect(address).toMatch(/^(\/|data:,$)/);
  });

  it.each([
    ['react.js', 'text/javascript'],
    ['react-dom.js', 'text/javascript'],
    ['graphiql.js', 'text/javascript'],
    ['graphiql.css', 'text/css'],
  ])('bring %s with them', async (file, type) => {
    const page = await text('/graphiql');
    expect(page).toContain(`/graphiql/${file}`);
    const response = await hub.http(`/graphiql/${file}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain(type);
    expect((await response.text()).length).toBeGreaterThan(1_000);
  });

  it.each([
    ['GET', '/'],
    ['GET', '/graphiql'],
    ['GET', '/graphiql/graphiql.js'],
    ['POST', '/personas/persona-coordinator/token'],
  ])('are not there in production: %s %s', async (method, path) => {
    expect((await production.http(path, { method })).status).toBe(404);
  });
});

describe('in production', () => {
  it('the API answers, and who brings no token is nobody', async () => {
    expect((await production.ask('{ __typename }')).data).toEqual({ __typename: 'Query' });
    expect((await production.ask('{ proposals { next } }')).errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });

  it('a token of a persona is worth nothing', async () => {
    const { token } = (await (await hub.http('/personas/persona-coordinator/token', { method: 'POST' })).json()) as { token: string };
    const response = await production.http('/graphql?query={__typename}', { headers: { authorization: `Bearer ${token}` } });
    expect(response.status).toBe(401);
  });
});

describe('the health report', () => {
  type Report = { status: string; head: string; followers: { name: string; state: string; position: string; behind: string }[] };
  const health = async () => {
    const response = await production.http('/health');
    return { status: response.status, report: (await response.json()) as Report };
  };

  it('is good while all follow', async () => {
    await production.settle();
    const { status, report } = await health();
    expect(status).toBe(200);
    expect(report).toMatchObject({ status: 'ok', head: '0' });
    expect(report.followers.map(({ name }) => name)).toContain('proposals-proposals.v1');
    expect(new Set(report.followers.map(({ state }) => state))).toEqual(new Set(['running']));
  });

  it('goes on when a fact could not be taken, says where one is parked, and to nobody why', async () => {
    const orphan = { id: randomUUID(), type: 'proposal-registered.v1', data: { proposalId: 'hunter2', caseNumber: 'x' }, metadata: {} };
    await production.app.get(EventStore).append('proposal-hunter2', [orphan], 0);
    await production.app.get(Followers).settle();
    const { status, report } = await health();
    expect(status).toBe(200);
    expect(report).toMatchObject({ status: 'degraded', head: '1', unknownTypes: [] });
    expect(report.followers.find(({ name }) => name === 'proposals-proposals.v1')).toMatchObject({
      ...{ kind: 'projection', position: '1', behind: '0', behindIn: 'facts', parked: 1, waiting: 0, state: 'parked' },
      secondsSinceProgress: expect.any(Number),
      owner: expect.stringContaining(`:${process.pid}:`),
    });
    expect(JSON.stringify(report)).not.toMatch(/before the proposal was submitted|hunter2/);
  });

  it('says the same to Prometheus, with what was asked and how long it took', async () => {
    await production.ask('{ publishedChallenges { key } }');
    const response = await production.http('/metrics');
    expect(response.headers.get('content-type')).toContain('text/plain');
    const text = await response.text();
    expect(text).toContain('hub_log_head 1');
    expect(text).toContain('hub_follower_parked{follower="proposals-proposals.v1"} 1');
    expect(text).toMatch(/hub_http_request_duration_seconds_count\{method="POST",route="\/graphql",status="200"\} [1-9]/);
    expect(text).not.toContain('hunter2');
  });

  it('says when there is no database', async () => {
    const other = await startHub();
    const store = other.app.get(EventStore);
    store.head = () => Promise.reject(new Error('away'));
    const response = await other.http('/health');
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ status: 'no-database', head: null, parked: null, unknownTypes: [], followers: [] });
    const numbers = await other.http('/metrics');
    expect(numbers.status).toBe(200);
    expect(await numbers.text()).toContain('hub_databases_up 0');
    await other.close();
  });
});
