import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startHub, type TestHub } from '../setup/start-hub.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const ANSWER = '{ __typename ... on Accepted { id version position } ... on Refused { code rule says problems { field problem } } }';
const submit = (title: string, commandId: string) =>
  `mutation { submitProposal(input: { source: EMPLOYEE, title: "${title}", need: "Clear the snow in time" }, commandId: "${commandId}") ${ANSWER} }`;

describe('a proposal through GraphQL', () => {
  it('gets a receipt that can be read at once', async () => {
    const { data } = await hub.ask(submit('Snow', 'j-1'), 'employee');
    const { id, position } = data['submitProposal'];
    const read = await hub.ask(
      `{ proposal(id: "${id}", afterPosition: "${position}") { caseNumber answerDueOn status history { what who why } } }`,
      'employee',
    );
    expect(read.data['proposal']).toMatchObject({
      caseNumber: expect.stringMatching(/^IH-\d{4}-\d{4}$/),
      history: [{ what: 'proposal-submitted.v1', who: 'persona-employee' }, { what: 'proposal-registered.v1' }],
    });
  });

  it('answers the same command twice with one effect', async () => {
    const first = await hub.ask(submit('Ice', 'j-2'), 'employee');
    const second = await hub.ask(submit('Ice', 'j-2'), 'employee');
    expect(second.data).toEqual(first.data);
    const other = await hub.ask(submit('Something else', 'j-2'), 'employee');
    expect(other.data['submitProposal']).toMatchObject({ __typename: 'Refused', code: 'COMMAND_ID_REUSED' });
  });

  it('numbers a year without gaps, however many submit at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) => hub.ask(submit(`Many ${index}`, `many-${index}`), 'employee')),
    );
    for (const { data } of answers) expect(data['submitProposal']).toMatchObject({ __typename: 'Accepted' });
    await hub.settle();
    const { data } = await hub.ask('{ proposals(first: 100) { items { caseNumber } } }', 'coordinator');
    const numbers = data['proposals'].items
      .map(({ caseNumber }: { caseNumber: string }) => Number(caseNumber.slice(8)))
      .sort((a: number, b: number) => a - b);
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, index) => index + 1));
  });

  it('is shown to its proposer and to those who work for the hub', async () => {
    const id = await hub.act(
      'submitProposal',
      { source: 'citizen', informal: true, title: 'Benches', need: 'More of them' },
      ['citizen'],
      'persona-citizen',
    );
    await hub.settle();
    const ask = async (persona?: string) => (await hub.ask(`{ proposal(id: "${id}") { id } }`, persona)).data['proposal'];
    expect(await ask('citizen')).toEqual({ id });
    expect(await ask('coordinator')).toEqual({ id });
    expect(await ask('employee')).toBeNull();
  });

  it('is shown to an evaluator who declared that nothing keeps them from judging it, and not before', async () => {
    const submitted = { source: 'employee', title: 'Benches', need: 'Warm ones' };
    const [id, other] = [
      await hub.act('submitProposal', submitted, ['employee'], 'anna'),
      await hub.act('submitProposal', submitted, ['employee'], 'anna'),
    ];
    await hub.settle();
    const ask = async (proposal: string) => (await hub.ask(`{ proposal(id: "${proposal}") { id need } }`, 'evaluator')).data['proposal'];
    await hub.act('assignEvaluator', { evaluationId: id, evaluator: 'persona-evaluator' }, ['coordinator']);
    await hub.settle();
    expect(await ask(id)).toBeNull();
    await hub.act('declareConflictOfInterest', { evaluationId: id, conflict: false }, ['evaluator'], 'persona-evaluator');
    await hub.settle();
    expect(await ask(id)).toEqual({ id, need: 'Warm ones' });
    expect(await ask(other)).toBeNull();
    const { data } = await hub.ask('{ proposals { items { id } } }', 'evaluator');
    expect(data['proposals'].items).toEqual([{ id }]);
  });
});
