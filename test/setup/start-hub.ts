import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { openConnections } from '@hub/hub';
import { Desk, Followers, openPool, type Role } from '@hub/platform';
import { freshSchema, testConfig, testDatabaseUrl } from '@hub/testing/platform';
import { createApi } from '../../apps/api/src/create-api.js';

export type GraphqlAnswer = Readonly<{
  status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- whatever the query asked for
  data: Record<string, any>;
  errors?: readonly { message: string; extensions: Record<string, unknown> }[];
}>;

/** The whole program on a schema of its own: API, projections and reactors. */
export type TestHub = Readonly<{
  app: NestFastifyApplication;
  /** A GraphQL request over HTTP as a persona, or as nobody. */
  ask: (query: string, persona?: string, variables?: object) => Promise<GraphqlAnswer>;
  /** Any HTTP request, over the wire. */
  http: (path: string, init?: RequestInit) => Promise<Response>;
  /** Does an act straight through the desk, for what comes before a story. @returns the id of the case. */
  act: (name: string, input: object, roles: readonly Role[], by?: string) => Promise<string>;
  /** Waits until all is followed and done. @throws {Error} when something was parked. */
  settle: () => Promise<void>;
  close: () => Promise<void>;
}>;

export const startHub = async (env: NodeJS.ProcessEnv = {}): Promise<TestHub> => {
  const schema = freshSchema();
  const admin = openPool({ url: testDatabaseUrl(), application: 'hub-test' });
  await admin.query(`CREATE SCHEMA ${schema}`);
  const app = await createApi(
    await openConnections(
      testConfig({ HUB_DATA_DIR: `${process.env['TMPDIR'] ?? '/tmp'}/hub-test-keys`, ...env }),
      testDatabaseUrl(),
      'hub-test',
      schema,
    ),
  );
  const tokens = new Map<string, string>();
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const http = (path: string, init?: RequestInit) => fetch(new URL(path, url), init);

  const tokenOf = async (persona: string): Promise<string> => {
    const known = tokens.get(persona);
    if (known) return known;
    const response = await http(`/personas/persona-${persona}/token`, { method: 'POST' });
    const { token } = (await response.json()) as { token: string };
    tokens.set(persona, token);
    return token;
  };

  return {
    app,
    http,
    ask: async (query, persona, variables) => {
      const response = await http('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(persona ? { authorization: `Bearer ${await tokenOf(persona)}` } : {}) },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, ...((await response.json()) as Omit<GraphqlAnswer, 'status'>) };
    },
    act: async (name, input, roles, by = `test-${roles[0] ?? 'nobody'}`) => {
      const answer = await app.get(Desk).perform(name, input, { ref: by, roles });
      if ('rejected' in answer) throw new Error(`${name}: ${answer.rejected} ${JSON.stringify(answer.because)}`);
      return answer.id;
    },
    settle: async () => {
      await app.get(Followers).settle();
      const parked = await app.get(Followers).parked();
      if (parked.length > 0)
        throw new Error(`parked: ${parked.map(({ follower, error }) => `${follower}: ${error ?? 'waits'}`).join('; ')}`);
    },
    close: async () => {
      await app.close();
      await admin.query(`DROP SCHEMA ${schema} CASCADE`);
      await admin.end();
    },
  };
};
