import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { EventStore } from '@hub/event-store';
import { CaseReader } from '@hub/platform';
import { startHub, type GraphqlAnswer, type TestHub } from '../setup/start-hub.js';

let hub: TestHub;
let head: bigint;
let proposalId: string;
const store = () => hub.app.get(EventStore);
beforeAll(async () => {
  hub = await startHub();
  proposalId = await hub.act('submitProposal', { source: 'employee', title: 'Snow', need: 'Clear it' }, ['employee'], 'persona-employee');
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

const PROBLEMS = '{ __typename ... on Accepted { id } ... on Refused { code rule says parameters problems { field problem } } }';
const SUBMIT = `mutation ($input: SubmitProposalInput!, $id: String) { submitProposal(input: $input, commandId: $id) ${PROBLEMS} }`;
const CLARIFY = `mutation ($input: ClarifyProposalInput!) { clarifyProposal(input: $input) ${PROBLEMS} }`;
const ONE = 'query ($id: String!, $asOf: String, $after: String) { proposal(id: $id, asOf: $asOf, afterPosition: $after) { id } }';
const MANY =
  'query ($first: Int, $after: String, $position: String, $filter: ProposalFilter) { proposals(first: $first, after: $after, afterPosition: $position, filter: $filter) { items { id } } }';
const input = (changes: object = {}) => ({ source: 'EMPLOYEE', title: 'Ice', need: 'Melt it', ...changes });

/** Three times: the first is interpreted, the second compiled, the third run as compiled. All must answer alike. */
const ask = async (query: string, persona?: string, variables?: object): Promise<GraphqlAnswer> => {
  const [first, second, third] = [
    await hub.ask(query, persona, variables),
    await hub.ask(query, persona, variables),
    await hub.ask(query, persona, variables),
  ];
  const told = ({ status, data, errors }: GraphqlAnswer) => ({ status, data, codes: errors?.map(({ extensions }) => extensions['code']) });
  expect(told(second)).toEqual(told(first));
  expect(told(third)).toEqual(told(first));
  expect(JSON.stringify(third)).not.toMatch(/node_modules|\bat \w+ \(/);
  return third;
};
const codeOf = ({ errors }: GraphqlAnswer) => errors?.[0]?.extensions['code'];

describe('an act with input that cannot be', () => {
  it.each<readonly [string, object, string]>([
    ['a title that is too long', { title: 'x'.repeat(201) }, 'title'],
    ['an empty title', { title: '  ' }, 'title'],
    ['NUL', { title: 'a\u0000b' }, 'title'],
    ['half a surrogate pair', { need: '\ud83d' }, 'need'],
    ['oversize text', { need: 'x'.repeat(500_000) }, 'need'],
    ['what is no id', { proposer: "x' OR 1=1" }, 'proposer'],
  ])('is refused with the field that holds it: %s', async (_what, changes, field) => {
    const answer = await ask(SUBMIT, 'employee', { input: input(changes) });
    expect(answer).toMatchObject({
      status: 200,
      data: { submitProposal: { __typename: 'Refused', code: 'INPUT_INVALID', rule: 'HUB', problems: [{ field }] } },
    });
  });

  it('is refused for a command id that is none', async () => {
    const answer = await ask(SUBMIT, 'employee', { input: input(), id: 'not one word' });
    expect(answer.data).toMatchObject({ submitProposal: { code: 'INPUT_INVALID', problems: [{ field: 'commandId' }] } });
  });

  it.each<readonly [string, object]>([
    ['a word that the enum does not have', { source: 'MARTIAN' }],
    ['a word as the domain writes it', { source: 'employee' }],
    ['a field that the input does not have', { colour: 'red' }],
    ['a field that every object has', JSON.parse('{ "constructor": 1 }') as object],
    ['a number for a text', { title: 5 }],
    ['a list for a text', { title: ['Ice'] }],
    ['nothing for what is needed', { title: null }],
  ])('is refused by the schema: %s', async (_what, changes) => {
    expect(await ask(SUBMIT, 'employee', { input: input(changes) })).toMatchObject({ status: 400, data: null });
    expect(codeOf(await hub.ask(SUBMIT, 'employee', { input: input(changes) }))).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it.each<readonly [string, object | undefined]>([
    ['are all missing', undefined],
    ['are empty', {}],
    ['lack the input', { id: 'x' }],
    ['hold null for it', { input: null }],
  ])('is refused when its variables %s', async (_what, variables) => {
    const answer = await ask(SUBMIT, 'employee', variables);
    expect(answer).toMatchObject({ status: 400, data: null });
    expect(codeOf(answer)).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it.each(['none', 'x'.repeat(100), '0190a0c4-7e1d-7f5e-9a52-6c8d0f3e2a11'])('is refused for a case that is not there: %s', async (id) => {
    const answer = await ask(CLARIFY, 'coordinator', { input: { proposalId: id, title: 'x', reason: 'x' } });
    expect(answer.data).toMatchObject({ clarifyProposal: { __typename: 'Refused', code: 'PROPOSAL_NOT_FOUND' } });
  });
});

describe('somebody who may not', () => {
  it('do an act is refused, signed out or without the role', async () => {
    const signedOut = await ask(SUBMIT, undefined, { input: input() });
    expect(signedOut).toMatchObject({ status: 200, data: { submitProposal: { code: 'ACCESS_SIGN_IN_REQUIRED', rule: 'HUB' } } });
    const citizen = await ask(`mutation { mergeProposal(input: { proposalId: "a", into: "b", reason: "x" }) ${PROBLEMS} }`, 'citizen');
    expect(citizen.data).toMatchObject({
      mergeProposal: { code: 'ACCESS_ROLE_MISSING', parameters: { needs: ['coordinator'], has: ['citizen'] } },
    });
  });

  it('ask a query is told why, in the errors', async () => {
    expect(codeOf(await ask(MANY))).toBe('UNAUTHENTICATED');
    const answer = await ask(MANY, 'innovator');
    expect(codeOf(answer)).toBe('FORBIDDEN');
    expect(answer.errors?.[0]?.extensions['needs']).toContain('coordinator');
  });

  it('see a case is told that there is none', async () => {
    expect(await ask(ONE, 'citizen', { id: proposalId })).toMatchObject({ status: 200, data: { proposal: null } });
  });

  it.each([
    ['garbage', 'Bearer garbage'],
    ['three parts of garbage', 'Bearer a.b.c'],
    ['another scheme', 'Basic YTpi'],
    ['nothing', ''],
    ['only the scheme', 'Bearer'],
    [
      'an unsigned token',
      `Bearer ${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"sub":"x"}').toString('base64url')}.x`,
    ],
  ])('be believed is told so: %s for a token', async (_what, authorization) => {
    for (const path of ['/graphql', '/health', '/nowhere']) {
      const response = await hub.http(path, { headers: { authorization } });
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ data: null, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    }
  });
});

describe('a query with arguments that cannot be', () => {
  it.each<readonly [string, string, object, string]>([
    ['a moment that is none', ONE, { asOf: 'yesterday' }, 'asOf'],
    ['a day that is not', ONE, { asOf: '2023-02-30T00:00:00Z' }, 'asOf'],
    ['an empty moment', ONE, { asOf: '' }, 'asOf'],
    ['a position that is none', ONE, { after: '-1' }, 'afterPosition'],
    ['a page of none', MANY, { first: 0 }, 'first'],
    ['a page of 101', MANY, { first: 101 }, 'first'],
    ['a cursor that is none', MANY, { after: 'x' }, 'after'],
    ['a position that is none, of a list', MANY, { position: 'x' }, 'afterPosition'],
  ])('is told which: %s', async (_what, query, variables, argument) => {
    const answer = await ask(query, 'coordinator', { id: proposalId, ...variables });
    expect(answer.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument });
  });

  it.each([['none'], ['\u0000'], ['\ud83d'], [''], ['x'.repeat(10_000)], ["'; DROP TABLE proposals_proposals; --"]])(
    'finds no case: the id %j',
    async (id) => {
      expect(await ask(ONE, 'coordinator', { id })).toMatchObject({ status: 200, data: { proposal: null } });
    },
  );

  it.each<readonly [string, object]>([
    ['NUL', { containing: '\u0000' }],
    ['NUL in a column', { caseNumber: '\u0000' }],
    ['half a surrogate pair', { containing: '\ud83d' }],
    ['signs of a pattern', { containing: '%_\\' }],
    ['an endless text', { containing: 'x'.repeat(100_000) }],
  ])('finds nothing: a filter with %s', async (_what, filter) => {
    expect(await ask(MANY, 'coordinator', { filter })).toMatchObject({ status: 200, data: { proposals: { items: [] } } });
  });

  it.each<readonly [string, object]>([
    ['half a case', { first: 1.5 }],
    ['more than a number can be', { first: 3_000_000_000 }],
    ['a text for a number', { first: '5' }],
    ['a word that is no status', { filter: { status: 'LOST' } }],
    ['a column that is none', { filter: { proposer: 'x' } }],
  ])('is refused by the schema: %s', async (_what, variables) => {
    const answer = await ask(MANY, 'coordinator', variables);
    expect(answer).toMatchObject({ status: 400, data: null });
    expect(codeOf(answer)).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('that waits for a position far ahead is told after some five seconds how far it has come', async () => {
    const start = Date.now();
    const answer = await hub.ask(ONE, 'coordinator', { id: proposalId, after: '999999999' });
    expect(Date.now() - start).toBeLessThan(8_000);
    expect(answer.errors?.[0]?.extensions).toEqual({ code: 'READ_BEHIND', after: '999999999', reached: head.toString() });
  });
});

describe('a bug', () => {
  it('is shown by its correlation id and by nothing else', async () => {
    const bug = jest.spyOn(hub.app.get(CaseReader), 'one').mockRejectedValue(new Error('password=hunter2'));
    const answer = await ask(ONE, 'coordinator', { id: proposalId });
    bug.mockRestore();
    expect(answer.errors?.[0]).toMatchObject({ extensions: { code: 'INTERNAL_SERVER_ERROR', correlationId: expect.any(String) } });
    expect(JSON.stringify(answer)).not.toContain('hunter2');
  });
});
