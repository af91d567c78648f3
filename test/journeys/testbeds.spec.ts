import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startHub, type TestHub } from '../setup/start-hub.js';
import { tellReadyChallenges } from '../setup/tell-challenges.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
  await tellReadyChallenges(hub, 'SNOW', 'HEAT');
});
afterAll(() => hub.close());

const ANSWER = '{ __typename ... on Accepted { id position } ... on Refused { code parameters problems { field problem } } }';
const act = async (name: string, fields: string, persona = 'need-owner', commandId?: string) => {
  const id = commandId ? `, commandId: "${commandId}"` : '';
  const { data, errors } = await hub.ask(`mutation { ${name}(input: { ${fields} }${id}) ${ANSWER} }`, persona);
  expect(errors).toBeUndefined();
  return data[name] as Record<string, string>;
};
const open = (challengeId: string) =>
  act('openTestBed', `challengeId: "${challengeId}", site: "road network", host: "SBF", opensOn: "2021-11-01"`);
const time = (day: string, minutes: number, more = '') =>
  `challengeId: "SNOW", function: "road engineer", day: "${day}", minutes: ${minutes}, activity: TESTING${more}`;

describe('a test bed through GraphQL', () => {
  it('is opened, spoken about, measured and closed', async () => {
    const { id } = await open('SNOW');
    await act('recordTestBedFeedback', `testBedId: "${id}", feedback: "The forecast helps."`, 'employee');
    await act('measureAdoption', `testBedId: "${id}", metric: "routes by forecast", value: "12", unit: "routes", measuredOn: "2022-01-10"`);
    const { position } = await act('closeTestBed', `testBedId: "${id}", reason: "spring"`);
    const { data } = await hub.ask(
      `{ testBed(id: "${id}", afterPosition: "${position}") {
           challengeId host status closedBecause feedback { feedback } adoption { metric value unit measuredOn } history { what who } } }`,
      'employee',
    );
    expect(data['testBed']).toMatchObject({
      challengeId: 'SNOW',
      host: 'SBF',
      status: 'CLOSED',
      closedBecause: 'spring',
      feedback: [{ feedback: 'The forecast helps.' }],
      adoption: [{ metric: 'routes by forecast', value: '12', unit: 'routes', measuredOn: '2022-01-10' }],
    });
    expect(data['testBed'].history).toHaveLength(4);
    expect(await act('recordTestBedFeedback', `testBedId: "${id}", feedback: "Late."`)).toMatchObject({ code: 'TESTBED_CLOSED' });
  });

  it('is for a challenge that there is, and for those who may', async () => {
    expect(await open('NOWHERE')).toMatchObject({ code: 'TESTBED_CHALLENGE_UNKNOWN' });
    expect(await act('closeTestBed', 'testBedId: "none", reason: "r"')).toMatchObject({ code: 'TESTBED_NOT_FOUND' });
    expect(await act('closeTestBed', 'testBedId: "none", reason: "r"', 'employee')).toMatchObject({ code: 'ACCESS_ROLE_MISSING' });
  });
});

describe('time invested through GraphQL', () => {
  it('is entered for a challenge, corrected, and summed by function and activity', async () => {
    const { id: testBedId } = await open('SNOW');
    const logged = await act('logTime', time('2022-01-10', 90, `, testBedId: "${testBedId}"`), 'employee', 't-1');
    expect(await act('logTime', time('2022-01-10', 90, `, testBedId: "${testBedId}"`), 'employee', 't-1')).toEqual(logged);
    await act('logTime', `person: "driver-7", ${time('2022-01-10', 30)}`.replace('road engineer', 'driver'));
    const { position } = await act('correctTime', `year: 2022, entryId: "${logged['id']}", minutes: 70, reason: "miscounted"`, 'employee');
    const { data } = await hub.ask(
      `{ timeInvested(challengeId: "SNOW", afterPosition: "${position}") { challengeId minutes hours parts { function activity minutes } }
         timeEntries(year: 2022, person: "persona-employee", afterPosition: "${position}") { entryId minutes corrections testBedId approvedBy } }`,
      'controller',
    );
    expect(data['timeInvested']).toEqual([
      {
        challengeId: 'SNOW',
        minutes: 100,
        hours: '1.67',
        parts: [
          { function: 'driver', activity: 'TESTING', minutes: 30 },
          { function: 'road engineer', activity: 'TESTING', minutes: 70 },
        ],
      },
    ]);
    expect(data['timeEntries']).toEqual([
      { entryId: logged['id'], minutes: 70, corrections: 1, testBedId, approvedBy: 'persona-employee' },
    ]);
  });

  it('is one’s own for an employee, to enter and to see', async () => {
    expect(await act('logTime', `person: "driver-7", ${time('2022-01-11', 30)}`, 'employee')).toMatchObject({
      code: 'TIMESHEET_NOT_YOURS',
    });
    const ask = async (person: string) =>
      (await hub.ask(`{ timeEntries(year: 2022${person}) { minutes } }`, 'employee')).data['timeEntries'];
    expect(await ask(', person: "driver-7"')).toEqual([]);
    expect(await ask('')).toHaveLength(1);
    const { errors } = await hub.ask('{ timeInvested { minutes } }', 'employee');
    expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  it('never makes a day longer than a day, however many enter it at once', async () => {
    const asked = await Promise.all(Array.from({ length: 4 }, () => act('logTime', time('2022-02-01', 480), 'employee')));
    expect(asked.filter(({ __typename }) => __typename === 'Accepted')).toHaveLength(3);
    expect(asked.find(({ __typename }) => __typename === 'Refused')).toMatchObject({ code: 'TIMESHEET_DAY_TOO_LONG' });
  });

  it('is refused for another test bed, for tomorrow, and for what is no time', async () => {
    const { id: testBedId } = await open('HEAT');
    const afterTomorrow = new Date(Date.now() + 48 * 3_600_000).toISOString().slice(0, 10);
    const refused = async (input: string) => (await act('logTime', input, 'employee'))['code'];
    expect(await refused(time('2022-01-12', 30, `, testBedId: "${testBedId}"`))).toBe('TIMESHEET_TEST_BED_OF_ANOTHER_CHALLENGE');
    expect(await refused(time('2022-01-12', 30, ', testBedId: "none"'))).toBe('TIMESHEET_TEST_BED_UNKNOWN');
    expect(await refused(time(afterTomorrow, 30))).toBe('TIMESHEET_DAY_IN_THE_FUTURE');
    expect(await refused(time('2022-02-30', 30))).toBe('INPUT_INVALID');
    expect(await refused(time('2022-01-12', 0))).toBe('INPUT_INVALID');
  });
});
