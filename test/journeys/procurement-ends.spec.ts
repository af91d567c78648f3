import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventStore } from '@hub/event-store';
import { toInstant } from '@hub/kernel';
import { Clock, freshId, idOf } from '@hub/platform';
import { challengeInOpenCycle } from '../setup/challenge-in-open-cycle.js';
import { startHub, type TestHub } from '../setup/start-hub.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
  hub.app.get(Clock).now = () => toInstant('2025-04-30T09:00:00Z');
  await challengeInOpenCycle(hub, 'SNOW', 'HEAT', 'WASTE');
});
afterAll(() => hub.close());

const ANSWER = '{ __typename ... on Accepted { id version position } ... on Refused { code rule parameters problems { field } } }';
const act = async (name: string, fields: string, persona = 'procurement-officer', commandId = freshId()) =>
  (await hub.ask(`mutation { ${name}(input: { ${fields} }, commandId: "${commandId}") ${ANSWER} }`, persona)).data[name] as Record<
    string,
    string
  >;
const sek = (amount: string) => `{ amount: "${amount}", currency: SEK }`;
const start = (challengeId: string, commandId = freshId()) =>
  act(
    'startProcurement',
    `challengeId: "${challengeId}", estimatedValue: { development: ${sek('1')}, purchase: ${sek('1')}, options: ${sek('0')} }`,
    'procurement-officer',
    commandId,
  );
const accepted = expect.objectContaining({ __typename: 'Accepted' });
const refused = (code: string, rest: object = {}) => expect.objectContaining({ __typename: 'Refused', code, ...rest });

describe('a procurement that is cancelled', () => {
  it('is over, and the challenge may have another', async () => {
    const first = await start('SNOW', 'start-snow');
    expect(first).toEqual(accepted);
    expect(await start('SNOW')).toEqual(refused('PROCUREMENT_CHALLENGE_HAS_ONE', { parameters: { procurementId: first['id'] } }));
    const cancel = (persona: string) =>
      act('cancelProcurement', `procurementId: "${first['id']}", reason: "no money", delegation: "D 7.1"`, persona);
    expect(await cancel('procurement-officer')).toEqual(refused('ACCESS_ROLE_MISSING'));
    expect(await cancel('decision-maker')).toEqual(accepted);
    expect(await cancel('decision-maker')).toEqual(refused('PROCUREMENT_CANCELLED'));
    const second = await start('SNOW');
    expect(second).toEqual(accepted);
    const { data } = await hub.ask(
      `{ procurements(filter: { challengeId: "SNOW" }, afterPosition: "${second['position']}") { items { id status cancelReason aboveThreshold } } }`,
      'controller',
    );
    expect(data['procurements'].items).toEqual([
      { id: second['id'], status: 'STARTED', cancelReason: null, aboveThreshold: false },
      { id: first['id'], status: 'CANCELLED', cancelReason: 'no money', aboveThreshold: false },
    ]);
    expect(await start('SNOW', 'start-snow')).toEqual(first);
  });

  it('was never published, as long as it had no notice', async () => {
    const { data } = await hub.ask('{ publishedProcurements(first: 5, challengeId: "SNOW") { items { id } next } }');
    expect(data['publishedProcurements']).toEqual({ items: [], next: null });
  });
});

describe('the start of a procurement', () => {
  it('is one act, whichever half of it the program died after', async () => {
    const store = hub.app.get(EventStore);
    const [allotted] = await store.read('challenge-procurement-SNOW');
    const procurementId = idOf('procurement', 'broken-off');
    await store.append(
      'challenge-procurement-HEAT',
      [
        {
          id: freshId(),
          type: 'procurement-allotted.v1',
          data: { ...allotted?.data, challengeId: 'HEAT', procurementId } as object,
          metadata: { ...allotted?.metadata, commandId: 'broken-off', actor: 'officer-who-saw-it-break' },
        },
      ],
      0,
    );
    await hub.settle();
    const { data } = await hub.ask(
      `{ procurement(id: "${procurementId}") { challengeId status history { what who roles } } }`,
      'controller',
    );
    expect(data['procurement']).toEqual({
      challengeId: 'HEAT',
      status: 'STARTED',
      history: [{ what: 'procurement-started.v1', who: 'officer-who-saw-it-break', roles: ['procurement-officer'] }],
    });
    expect(await start('HEAT')).toEqual(refused('PROCUREMENT_CHALLENGE_HAS_ONE', { parameters: { procurementId } }));
  });

  it('leaves one fact, though its reaction finishes it as well', async () => {
    const { id } = await start('WASTE', 'start-waste');
    await hub.settle();
    const facts = await hub.app.get(EventStore).read(`procurement-${id}`);
    expect(facts.map(({ type, metadata }) => [type, metadata['actor'], metadata['commandId']])).toEqual([
      ['procurement-started.v1', 'persona-procurement-officer', 'start-waste'],
    ]);
  });

  it('is not done for another challenge under the same command', async () => {
    expect(await start('FOOD', 'start-waste')).toEqual(refused('COMMAND_ID_REUSED'));
    await hub.settle();
    expect(await hub.app.get(EventStore).read('challenge-procurement-FOOD')).toEqual([]);
  });

  it('meets bad input with an answer', async () => {
    const missing = 'procurementId: "nowhere"';
    expect(await act('openTenders', missing, 'tender-opener-1')).toEqual(refused('PROCUREMENT_NOT_FOUND'));
    expect(await act('submitTender', `${missing}, organisationId: "KLIMATOR", seal: "a"`, 'innovator')).toEqual(
      refused('PROCUREMENT_NOT_FOUND'),
    );
    expect(await act('submitTender', `${missing}, organisationId: "__proto__", seal: "a"`, 'innovator')).toEqual(
      refused('INPUT_INVALID', { problems: [{ field: 'organisationId' }] }),
    );
    expect(
      await act(
        'publishContractNotice',
        `${missing}, noticeId: "n", requestsDueOn: "2025-02-29", minCandidates: 3, selectionCriteria: ["c"]`,
      ),
    ).toEqual(refused('INPUT_INVALID', { problems: [{ field: 'requestsDueOn' }] }));
    const invalid = await hub.ask('{ publishedProcurements(after: "nonsense") { next } }');
    expect(invalid.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });
});
