import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EventStore } from '@hub/event-store';
import { getIntrospectionQuery } from 'graphql';
import { startHub, type TestHub } from '../setup/start-hub.js';

let hub: TestHub;
let head: bigint;
const store = () => hub.app.get(EventStore);
beforeAll(async () => {
  hub = await startHub();
  await hub.act('submitProposal', { source: 'employee', title: 'Snow', need: 'Clear it' }, ['employee'], 'persona-employee');
  await hub.settle();
});
afterAll(() => hub.close());
beforeEach(async () => {
  head = await store().head();
});
/** Nothing of all this leaves a fact behind. */
afterEach(async () => {
  expect(await store().head()).toBe(head);
});

type Answered = Readonly<{ status: number; code: unknown; message: string; body: string; headers: Headers }>;

/** One request as it goes over the wire; whatever comes back must be of the one shape, and show nothing of the inside. */
const send = async (
  body: RequestInit['body'],
  headers: Record<string, string> = {},
  path = '/graphql',
  method = 'POST',
): Promise<Answered> => {
  const response = await hub.http(path, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(method === 'GET' ? {} : { body }),
  });
  const text = await response.text();
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  expect(text).not.toMatch(/node_modules|\.[jt]s:\d+|\bat \w+ \(/);
  const { errors } = JSON.parse(text) as { errors?: { message: string; extensions: { code: unknown } }[] };
  return {
    status: response.status,
    code: errors?.[0]?.extensions.code,
    message: errors?.[0]?.message ?? '',
    body: text,
    headers: response.headers,
  };
};
const query = (text: string, more: object = {}) => send(JSON.stringify({ query: text, ...more }));
const FINE = '{ __typename }';

describe('a request that is no GraphQL', () => {
  it.each<readonly [string, RequestInit['body'], number, string]>([
    ['malformed JSON', '{ "query": "{ __typename }"', 400, 'BAD_REQUEST'],
    ['text that is no JSON', 'query { __typename }', 400, 'BAD_REQUEST'],
    [
      'bytes that are no UTF-8',
      Buffer.from([...Buffer.from('{"query":"{ __typename # '), 0xc3, 0x28, ...Buffer.from('"}')]),
      400,
      'BAD_REQUEST',
    ],
    [
      'half a letter at the end of a text',
      Buffer.from([...Buffer.from('{"query":"{ __typename }","x":"å').subarray(0, -1), ...Buffer.from('"}')]),
      400,
      'BAD_REQUEST',
    ],
    ['a body that is too large', JSON.stringify({ query: FINE, variables: { a: 'x'.repeat(1_000_000) } }), 413, 'BODY_TOO_LARGE'],
    ['no body', '', 400, 'BAD_REQUEST'],
    ['null', 'null', 400, 'BAD_REQUEST'],
    ['a number', '5', 400, 'BAD_REQUEST'],
    ['a text', '"{ __typename }"', 400, 'BAD_REQUEST'],
    ['an empty object', '{}', 400, 'BAD_REQUEST'],
    ['an empty query', '{"query":""}', 400, 'BAD_REQUEST'],
    ['a query of null', '{"query":null}', 400, 'BAD_REQUEST'],
    ['a query that is a list', '{"query":["{ __typename }"]}', 400, 'BAD_REQUEST'],
    ['a batch', `[{"query":"${FINE}"},{"query":"${FINE}"}]`, 400, 'BAD_REQUEST'],
    ['a batch of texts', '["{ __typename }"]', 400, 'BAD_REQUEST'],
    ['a prototype in disguise', '{"query":"{ __typename }","__proto__":{"admin":true}}', 400, 'BAD_REQUEST'],
    ['variables that are a text', `{"query":"${FINE}","variables":"x"}`, 400, 'BAD_REQUEST'],
    ['variables that are a list', `{"query":"${FINE}","variables":[1]}`, 400, 'BAD_REQUEST'],
    ['an operation name that is a number', `{"query":"${FINE}","operationName":5}`, 400, 'BAD_REQUEST'],
  ])('is told so: %s', async (_what, body, status, code) => {
    expect(await send(body)).toMatchObject({ status, code });
  });

  it.each([
    'text/plain',
    'application/graphql',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonx',
  ])('is told so: content of the type %s', async (type) => {
    expect(await send(JSON.stringify({ query: FINE }), { 'content-type': type })).toMatchObject({
      status: 415,
      code: 'UNSUPPORTED_MEDIA_TYPE',
    });
  });

  it.each(['PUT', 'DELETE', 'PATCH'])('is told so: the method %s', async (method) => {
    expect(await send(JSON.stringify({ query: FINE }), {}, '/graphql', method)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });

  it('may name its type with a character set', async () => {
    expect(await send(JSON.stringify({ query: FINE }), { 'content-type': 'application/json; charset=utf-8' })).toMatchObject({
      status: 200,
    });
  });
});

describe('a document', () => {
  it.each([
    ['is no GraphQL', '{ proposals(', 'GRAPHQL_PARSE_FAILED'],
    ['is a syntax tree in JSON', JSON.stringify({ kind: 'Document', definitions: [] }), 'GRAPHQL_PARSE_FAILED'],
    ['is JSON', 'null', 'GRAPHQL_PARSE_FAILED'],
    ['is a number', '5', 'GRAPHQL_PARSE_FAILED'],
    ['holds no operation', 'fragment F on Query { __typename }', 'GRAPHQL_PARSE_FAILED'],
    ['asks for a field that is not there', '{ proposals { secrets } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['does an act that is not there', 'mutation { burnProposal(input: {}) { __typename } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['subscribes', 'subscription { proposals { items { id } } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['selects nothing of an object', '{ proposals }', 'GRAPHQL_VALIDATION_FAILED'],
    ['has fragments in a circle', '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }', 'GRAPHQL_VALIDATION_FAILED'],
    ['has a fragment that holds itself', '{ ...A } fragment A on Query { __typename ...A }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'introspects in circles',
      '{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['has two operations and names none', 'query A { __typename } query B { __typename }', 'GRAPHQL_PARSE_FAILED'],
  ])('that %s is refused', async (_what, text, code) => {
    for (let n = 0; n < 3; n += 1) expect(await query(text)).toMatchObject({ status: 400, code });
  });

  const deep = (before: string, after: string, levels = 10_000) => before.repeat(levels) + after.repeat(levels);
  it.each([
    ['braces', deep('{a', '}')],
    ['braces, hidden among signs that close them in comments', '{a#}}\n'.repeat(3_000)],
    ['braces, hidden behind texts', '{a(b:"}}")'.repeat(1_900)],
    ['lists in an argument', `{ proposals(first: ${deep('[', ']')}) { next } }`],
    ['objects in an argument', `{ proposals(filter: ${deep('{a:', '}')}) { next } }`],
    ['types of a variable', `query ($a: ${deep('[', ']')}) { __typename }`],
    ['sixteen selections', `{ proposal(id: "x") ${deep('{ a ', '}', 31)} }`],
  ])('ten thousand levels deep is refused: %s', async (_what, text) => {
    expect(await query(text)).toMatchObject({ status: 400, code: 'GRAPHQL_TOO_LARGE' });
  });

  it('is refused one level deeper than the limit, by the depth of its selections too', async () => {
    const fragments = Array.from({ length: 16 }, (_, n) => `fragment F${n} on __Type { ofType { ...F${n + 1} } }`).join(' ');
    const text = `{ __type(name: "Query") { ...F0 } } ${fragments} fragment F16 on __Type { name }`;
    expect(await query(text)).toMatchObject({ status: 400, code: 'GRAPHQL_VALIDATION_FAILED', message: expect.stringContaining('depth') });
  });

  it.each([
    ['five thousand aliases', `{ ${Array.from({ length: 5_000 }, (_, n) => `a${n}:__typename`).join(' ')} }`],
    ['31 aliases of an expensive field', `{ ${Array.from({ length: 31 }, (_, n) => `a${n}: proposals(first: 100) { next }`).join(' ')} }`],
    ['one field ten thousand times', `{ ${'a '.repeat(9_990)} }`],
    ['more than twenty thousand characters', `{ __typename } # ${'x'.repeat(20_000)}`],
  ])('that asks for too much is refused at once: %s', async (_what, text) => {
    const start = Date.now();
    expect(await query(text)).toMatchObject({ status: 400, code: 'GRAPHQL_TOO_LARGE' });
    expect(Date.now() - start).toBeLessThan(1_000);
  });

  it('may have thirty aliases, and colons in its arguments as it likes', async () => {
    const filtered = Array.from({ length: 30 }, (_, n) => `a${n}: proposals(first: 1, filter: { title: "x" }) { next }`).join(' ');
    expect((await query(`{ ${filtered.replaceAll('filter: { title: "x" }', 'filter: { containing: "x" }')} }`)).code).toBe(
      'UNAUTHENTICATED',
    );
  });

  it('can be the whole introspection that GraphiQL asks for', async () => {
    const { status, body } = await query(getIntrospectionQuery());
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ data: { __schema: { queryType: { name: 'Query' } } } });
  });

  it.each([
    ['objects', deep('{"a":', '}').replace('}', '1}')],
    ['lists', `{"a":${deep('[', ']')}}`],
  ])('with variables ten thousand %s deep is refused', async (_what, variables) => {
    expect(await send(`{"query":"${FINE}","variables":${variables}}`)).toMatchObject({ status: 400, code: 'GRAPHQL_TOO_LARGE' });
  });

  it('with several operations does the one that is named, however often and in whatever order', async () => {
    const text =
      'query A { a: __typename } query B { b: __typename } mutation M { withdrawProposal(input: { proposalId: "x", reason: "x" }) { __typename } }';
    for (const name of ['A', 'A', 'A', 'B', 'B', 'A', 'B', 'M', 'A'])
      expect(JSON.parse((await query(text, { operationName: name })).body)).toMatchObject({
        data: name === 'M' ? { withdrawProposal: { __typename: 'Refused' } } : { [name.toLowerCase()]: 'Query' },
      });
    for (const name of ['C', '', '__proto__'])
      expect(await query(text, { operationName: name })).toMatchObject({ status: 400, code: 'GRAPHQL_PARSE_FAILED' });
  });
});

describe('a document in the address', () => {
  const get = (parameters: Record<string, string>) => send(null, {}, `/graphql?${new URLSearchParams(parameters).toString()}`, 'GET');

  it('is answered when it only asks', async () => {
    expect(await get({ query: FINE })).toMatchObject({ status: 200, body: '{"data":{"__typename":"Query"}}' });
    expect(await get({ query: 'query ($id: String!) { proposal(id: $id) { id } }', variables: '{"id":"x"}' })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('never does an act, not even one that was done before by another way', async () => {
    const text = 'query A { __typename } mutation M { withdrawProposal(input: { proposalId: "x", reason: "x" }) { __typename } }';
    for (let n = 0; n < 3; n += 1) await query(text, { operationName: 'M' });
    for (let n = 0; n < 3; n += 1)
      expect(await get({ query: text, operationName: 'M' })).toMatchObject({ status: 405, code: 'METHOD_NOT_ALLOWED' });
    expect(await get({ query: text, operationName: 'A' })).toMatchObject({ body: '{"data":{"__typename":"Query"}}' });
  });

  it.each<readonly [string, Record<string, string>]>([
    ['nothing', {}],
    ['an operation that is not there', { query: FINE, operationName: 'B' }],
    ['variables that are no JSON', { query: FINE, variables: '{' }],
    ['variables that are a number', { query: FINE, variables: '5' }],
    ['variables that are too deep', { query: FINE, variables: `{"a":${'['.repeat(100)}${']'.repeat(100)}}` }],
    ['a document that is too deep', { query: '{a'.repeat(2_000) }],
  ])('is refused when it holds %s', async (_what, parameters) => {
    expect((await get(parameters)).status).toBe(400);
  });
});
