import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventStore } from '@hub/event-store';
import { Followers } from '@hub/platform';
import { DataSource } from 'typeorm';
import { startHub, type TestHub } from '../setup/start-hub.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const ANSWER = '{ __typename ... on Accepted { id position } ... on Refused { code problems { field problem } } }';
const act = async (name: string, fields: string, persona = 'coordinator', commandId?: string) => {
  const id = commandId ? `, commandId: "${commandId}"` : '';
  const { data, errors } = await hub.ask(`mutation { ${name}(input: { ${fields} }${id}) ${ANSWER} }`, persona);
  expect(errors).toBeUndefined();
  return data[name] as Record<string, string>;
};
const who = async (personId: string, persona = 'coordinator', position?: string) => {
  const after = position ? `, afterPosition: "${position}"` : '';
  const { data } = await hub.ask(`{ person(personId: "${personId}"${after}) { status name email organisationId } }`, persona);
  return data['person'];
};
const everythingStored = async () => {
  const facts = await hub.app.get(EventStore).readAll(0n, 1_000);
  return JSON.stringify(facts.map(({ stream, type, data, metadata }) => ({ stream, type, data, metadata })));
};

describe('a person', () => {
  it('is known by name to those who work for the hub, and to no fact', async () => {
    const { position } = await act(
      'registerPerson',
      'personId: "person-1", name: "Anna Ek", email: "anna@vaxjo.example", organisationId: "SBF"',
    );
    expect(await who('person-1', 'coordinator', position)).toEqual({
      status: 'REGISTERED',
      name: 'Anna Ek',
      email: 'anna@vaxjo.example',
      organisationId: 'SBF',
    });
    expect(await who('person-1', 'evaluator')).toMatchObject({ name: 'Anna Ek', email: null });
    const stored = await everythingStored();
    expect(stored).toContain('person-registered.v1');
    expect(stored).not.toMatch(/Anna|vaxjo\.example/);
  });

  it('is not known to others', async () => {
    for (const persona of ['citizen', 'employee', 'innovator']) {
      const { errors } = await hub.ask('{ person(personId: "person-1") { name } }', persona);
      expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    }
    expect(await act('registerPerson', 'personId: "person-9", name: "Eve"', 'evaluator')).toMatchObject({ code: 'ACCESS_ROLE_MISSING' });
  });

  it('keeps the name it was registered with, also when a repeated command brings another', async () => {
    await act('registerPerson', 'personId: "person-2", name: "Bo Al"', 'coordinator', 'people-1');
    expect(await act('registerPerson', 'personId: "person-2", name: "Mallory"', 'coordinator', 'people-1')).toMatchObject({
      __typename: 'Accepted',
    });
    expect(await act('registerPerson', 'personId: "person-2", name: "Mallory"')).toMatchObject({ code: 'PERSON_ALREADY_REGISTERED' });
    await hub.settle();
    expect(await who('person-2')).toMatchObject({ name: 'Bo Al' });
  });

  it('is forgotten for good: no name in any table, and a rebuild or the old command brings none back', async () => {
    const input = 'personId: "person-3", name: "Cecilia Om", email: "cecilia@vaxjo.example"';
    await act('registerPerson', input, 'coordinator', 'people-2');
    const { position } = await act('forgetPerson', 'personId: "person-3", reason: "left the municipality"');
    await hub.settle();
    const nobody = { status: 'FORGOTTEN', name: null, email: null, organisationId: null };
    expect(await who('person-3', 'coordinator', position)).toEqual(nobody);

    expect(await act('registerPerson', input, 'coordinator', 'people-2')).toMatchObject({ __typename: 'Accepted' });
    expect(await act('registerPerson', input)).toMatchObject({ code: 'PERSON_FORGOTTEN' });
    await hub.app.get(Followers).rebuild('people-persons.v1');
    await hub.settle();
    expect(await who('person-3')).toEqual(nobody);
    const rows: object[] = await hub.app.get(DataSource).query('SELECT * FROM people_directory');
    expect(JSON.stringify(rows)).not.toMatch(/Cecilia|cecilia/);
    expect(await everythingStored()).not.toMatch(/Cecilia|cecilia/);
  });

  it('keeps its name through a rebuild', async () => {
    await hub.app.get(Followers).rebuild('people-persons.v1');
    expect(await who('person-1')).toMatchObject({ name: 'Anna Ek' });
  });

  it('is one of many that can be asked for at once; who is not known has no name', async () => {
    const { data } = await hub.ask('{ people(personIds: ["person-2", "person-8", "person-1"]) { personId status name } }', 'controller');
    expect(data['people']).toEqual([
      { personId: 'person-2', status: 'REGISTERED', name: 'Bo Al' },
      { personId: 'person-8', status: 'UNKNOWN', name: null },
      { personId: 'person-1', status: 'REGISTERED', name: 'Anna Ek' },
    ]);
    const many = JSON.stringify(Array.from({ length: 101 }, (_, index) => `p${index}`));
    const { errors } = await hub.ask(`{ people(personIds: ${many}) { name } }`, 'controller');
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });
});

describe('an organisation', () => {
  it('is registered, named once a source names it, and shown to those who work for the hub', async () => {
    await act('registerOrganisation', 'organisationId: "HEAT-PARTNER", name: "The innovator of HEAT", kind: COMPANY, named: false');
    const { position } = await act(
      'renameOrganisation',
      'organisationId: "HEAT-PARTNER", name: "Heat AB", named: true, reason: "named in the award"',
      'procurement-officer',
    );
    const { data } = await hub.ask(
      `{ organisation(id: "HEAT-PARTNER", afterPosition: "${position}") { name kind named history { what why } }
         organisations(filter: { kind: COMPANY }, afterPosition: "${position}") { items { id } } }`,
      'controller',
    );
    expect(data['organisation']).toEqual({
      name: 'Heat AB',
      kind: 'COMPANY',
      named: true,
      history: [
        { what: 'organisation-registered.v1', why: null },
        { what: 'organisation-renamed.v1', why: 'named in the award' },
      ],
    });
    expect(data['organisations'].items).toEqual([{ id: 'HEAT-PARTNER' }]);
    const refusedTo = async (persona?: string) =>
      (await hub.ask('{ organisations { items { id } } }', persona)).errors?.[0]?.extensions['code'];
    expect(await refusedTo()).toBe('UNAUTHENTICATED');
    expect(await refusedTo('citizen')).toBe('FORBIDDEN');
    const innovators = await hub.ask('{ organisations { items { id } } }', 'innovator');
    expect(innovators.data['organisations'].items).toEqual([]);
  });

  it('has a code that is free', async () => {
    const again = 'organisationId: "HEAT-PARTNER", name: "Another", kind: COMPANY, named: true';
    expect(await act('registerOrganisation', again)).toMatchObject({ code: 'ORGANISATION_ALREADY_REGISTERED' });
    expect(await act('registerOrganisation', again.replace('HEAT-PARTNER', 'heat'))).toMatchObject({
      code: 'INPUT_INVALID',
      problems: [{ field: 'organisationId' }],
    });
  });
});
