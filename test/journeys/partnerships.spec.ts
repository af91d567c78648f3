import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshId } from '@hub/platform';
import { awardedProcurement } from '../setup/awarded-procurement.js';
import { startHub, type TestHub } from '../setup/start-hub.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
  await hub.act('registerOrganisation', { organisationId: 'KLIMATOR', name: 'Klimator AB', kind: 'company', named: true }, ['coordinator']);
  await awardedProcurement(hub, 'snow', { challengeId: 'SNOW', partner: 'KLIMATOR', contractFrom: '2026-01-02' });
  await awardedProcurement(hub, 'soon', { challengeId: 'FOOD', partner: 'KLIMATOR', contractFrom: '2199-01-01' });
  await awardedProcurement(hub, 'waste', { challengeId: 'WASTE', partner: 'BINTEL', contractFrom: '2026-01-02' });
  await hub.settle();
});
afterAll(() => hub.close());

const ANSWER = '{ __typename ... on Accepted { id version position } ... on Refused { code rule parameters problems { field problem } } }';
/** Does an act over GraphQL, as a persona; its input is GraphQL. */
const act = async (name: string, input: string, persona: string, commandId = freshId()) =>
  (await hub.ask(`mutation { ${name}(input: ${input}, commandId: "${commandId}") ${ANSWER} }`, persona)).data[name];
const sek = (amount: string) => `{ amount: "${amount}", currency: SEK }`;

const FIRST_CUSTOMER = 'firstCustomerTerms: { priceModel: "a fee a year", support: "office hours", optionUntil: "2199-12-31" }';
const contract = (procurementId: string, partner: string, { terms = FIRST_CUSTOMER, maximum = '1000000' } = {}) => `{
  procurementId: "${procurementId}", partner: "${partner}", maximumCost: ${sek(maximum)},
  phases: [{ no: 1, name: "Prototype", maxValue: ${sek('500000.5')},
    targets: [{ targetId: "T1", what: "a forecast" }], instalments: [{ instalmentId: "I1", targetId: "T1", amount: ${sek('500000.50')} }] }],
  performanceLevels: [{ levelId: "hit-rate", metric: "forecasts that were right", operator: AT_LEAST, value: "90.5", unit: "percent" }],
  ${terms} maintenanceTerms: "two updates a year", commercialisation: "Sweden and abroad",
  usageRight: { scope: "the municipal group", duration: "unlimited", territory: "Växjö", includesSupport: true }
}`;
const refused = (code: string, rule: string) => expect.objectContaining({ __typename: 'Refused', code, rule });

describe('a partnership through GraphQL', () => {
  let id: string;
  const in1 = (more: string) => `{ partnershipId: "${id}", phaseNo: 1, ${more} }`;
  const of = (more: string) => `{ partnershipId: "${id}", ${more} }`;

  it('is not signed before its time, without its terms, or above its maximum', async () => {
    const sign = (input: string) => act('signContract', input, 'decision-maker');
    expect(await sign(contract('soon', 'KLIMATOR'))).toEqual(refused('PARTNERSHIP_STANDSTILL', 'LOU 20:1'));
    expect(await sign(contract('nowhere', 'KLIMATOR'))).toEqual(refused('PARTNERSHIP_NOTHING_AWARDED', 'HUB'));
    expect(await sign(contract('snow', 'BINTEL'))).toEqual(refused('PARTNERSHIP_NOT_THE_WINNER', 'LOU 16:1'));
    expect(await sign(contract('snow', 'KLIMATOR', { terms: '' }))).toEqual(refused('PARTNERSHIP_FIRST_CUSTOMER_TERMS_MISSING', 'HUB'));
    expect(await sign(contract('snow', 'KLIMATOR', { maximum: '500000.49' }))).toEqual(refused('PARTNERSHIP_PHASES_ABOVE_MAXIMUM', 'HUB'));
    expect(await act('signContract', contract('snow', 'KLIMATOR'), 'innovator')).toEqual(refused('ACCESS_ROLE_MISSING', 'HUB'));
  });

  it('is signed once, however many sign at once', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => act('signContract', contract('snow', 'KLIMATOR'), 'decision-maker')));
    const accepted = answers.filter(({ __typename }) => __typename === 'Accepted');
    expect(accepted).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'PARTNERSHIP_CONTRACT_EXISTS')).toHaveLength(2);
    ({ id } = accepted[0]);
  });

  it('gives the same answer to the same command', async () => {
    const once = await act('signContract', contract('waste', 'BINTEL'), 'procurement-officer', 'sign-waste');
    expect(once).toMatchObject({ __typename: 'Accepted' });
    expect(await act('signContract', contract('waste', 'BINTEL'), 'procurement-officer', 'sign-waste')).toEqual(once);
  });

  it('opens a record of ownership, in which the innovator owns', async () => {
    await hub.settle();
    const { data } = await hub.ask(
      `{ ipRecord(id: "${id}") { owner controlLevel status documentsVersion usageRight { territory } } }`,
      'innovator',
    );
    expect(data['ipRecord']).toEqual({
      owner: 'KLIMATOR',
      controlLevel: 'USE',
      status: 'AGREED',
      documentsVersion: 'v1',
      usageRight: { territory: 'Växjö' },
    });
  });

  it('pays an instalment against a target that is met, and once', async () => {
    const approve = () => act('approveInstalment', in1('instalmentId: "I1", delegation: "D-1"'), 'decision-maker');
    const assess = (result: string) => act('assessTarget', in1(`targetId: "T1", result: ${result}, evidence: "report"`), 'need-owner');
    expect(await act('startPhase', in1(''), 'procurement-officer')).toMatchObject({ __typename: 'Accepted' });
    expect(await approve()).toEqual(refused('PARTNERSHIP_TARGET_NOT_ASSESSED', 'HUB'));
    await assess('PARTLY');
    expect(await approve()).toEqual(refused('PARTNERSHIP_TARGET_NOT_MET', 'HUB'));
    await assess('MET');
    expect(await approve()).toMatchObject({ __typename: 'Accepted' });
    expect(await approve()).toEqual(refused('PARTNERSHIP_INSTALMENT_APPROVED', 'HUB'));
  });

  it('goes on after its phase, because the documents did not reserve an end', async () => {
    const decide = (decision: string) => act('decidePhase', in1(`decision: ${decision}, reason: "r", delegation: "D-1"`), 'decision-maker');
    expect(await decide('END')).toEqual(refused('PARTNERSHIP_ENDING_NOT_RESERVED', 'LOU 6:40'));
    expect(await decide('CONTINUE')).toMatchObject({ __typename: 'Accepted' });
  });

  it('marks what is sold before the acceptance as early', async () => {
    const sell = (resaleId: string, customer: string, persona: string) =>
      act(
        'reportResale',
        `{ ipRecordId: "${id}", resaleId: "${resaleId}", customer: "${customer}", customerType: MUNICIPALITY, country: "SE", status: CONTRACTED, scaling: REPLICATION }`,
        persona,
      );
    expect(await sell('r1', 'Alvesta kommun', 'innovator')).toMatchObject({ __typename: 'Accepted' });
    expect(await sell('r2', 'alvesta kommun', 'coordinator')).toEqual(refused('IP_RECORD_RESALE_KNOWN', 'HUB'));
    expect(
      await act('declareBackground', `{ ipRecordId: "${id}", name: "Archive", kind: DATA, owner: "KLIMATOR" }`, 'innovator'),
    ).toMatchObject({
      __typename: 'Accepted',
    });
  });

  it('is bought when it reaches what was agreed, at no more than was agreed', async () => {
    const accept = (value: string, cost: string) =>
      act(
        'acceptSolution',
        of(`results: [{ levelId: "hit-rate", value: "${value}" }], cost: ${sek(cost)}, delegation: "D-1"`),
        'decision-maker',
      );
    const buy = () => act('decidePurchase', of('firstCustomerFrom: "2026-10-01", delegation: "D-1"'), 'decision-maker');
    expect(await buy()).toEqual(refused('PARTNERSHIP_NOT_ACCEPTED', 'LOU 6:31'));
    expect(await accept('90.4', '1')).toMatchObject({
      code: 'PARTNERSHIP_LEVELS_NOT_MET',
      parameters: { levels: [{ levelId: 'hit-rate', reached: '90.4' }] },
    });
    expect(await accept('90.50', '1000000.01')).toEqual(refused('PARTNERSHIP_COST_ABOVE_MAXIMUM', 'LOU 6:31'));
    expect(await accept('good', '1')).toMatchObject({ code: 'INPUT_INVALID', problems: [{ field: 'results.0.value' }] });
    expect(await accept('90.50', '1000000.00')).toMatchObject({ __typename: 'Accepted' });
    const { position } = await buy();
    const { data } = await hub.ask(
      `{ partnership(id: "${id}", afterPosition: "${position}") { status standing approved { amount } cost { amount } maximumCost { amount } firstCustomerFrom
         phases { status targets { result } instalments { amount { amount } approved } } history { what who } } }`,
      'controller',
    );
    expect(data['partnership']).toEqual({
      status: 'PURCHASED',
      standing: 'purchased',
      approved: { amount: '500000.50' },
      cost: { amount: '1000000.00' },
      maximumCost: { amount: '1000000.00' },
      firstCustomerFrom: '2026-10-01',
      phases: [{ status: 'CONTINUED', targets: [{ result: 'MET' }], instalments: [{ amount: { amount: '500000.50' }, approved: true }] }],
      history: [
        'contract-signed.v1',
        'phase-started.v1',
        'target-assessed.v1',
        'target-assessed.v1',
        'instalment-approved.v1',
        'phase-decided.v1',
        'solution-accepted.v1',
        'purchase-decided.v1',
      ].map((what) => ({ what, who: expect.stringMatching(/^persona-/) })),
    });
  });

  it('starts the usage right with the acceptance, and no background is declared after it', async () => {
    await hub.settle();
    expect(await act('declareBackground', `{ ipRecordId: "${id}", name: "More", kind: DATA, owner: "KLIMATOR" }`, 'innovator')).toEqual(
      refused('IP_RECORD_BACKGROUND_AFTER_THE_START', 'HUB'),
    );
    expect(await act('registerForeground', `{ ipRecordId: "${id}", name: "Model", kind: SOFTWARE }`, 'innovator')).toMatchObject({
      __typename: 'Accepted',
    });
    await act('agreeReference', `{ ipRecordId: "${id}", consentTo: ["name"] }`, 'coordinator');
    await act('changeResaleStatus', `{ ipRecordId: "${id}", resaleId: "r1", status: LIVE }`, 'innovator');
    const { position } = await act(
      'reportUseByOthers',
      `{ ipRecordId: "${id}", asOf: "2026-01-15", inUse: 7, evaluating: 20, evaluatingIsApproximate: true }`,
      'coordinator',
    );
    const { data } = await hub.ask(
      `{ ownershipRegister(afterPosition: "${position}") { ipRecordId challengeId ownerName ownerNamed usageRightSince firstCustomerFrom foreground referenceFor resaleCount inUseElsewhere }
         spread(challengeId: "SNOW", afterPosition: "${position}") { inUseElsewhere evaluatingElsewhere evaluatingIsApproximate counts { asOf inUse early } resales { customer status early } } }`,
      'coordinator',
    );
    expect(data['ownershipRegister']).toEqual([
      expect.objectContaining({
        ipRecordId: id,
        challengeId: 'SNOW',
        ownerName: 'Klimator AB',
        ownerNamed: true,
        usageRightSince: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
        firstCustomerFrom: '2026-10-01',
        foreground: ['Model'],
        referenceFor: ['name'],
        resaleCount: 1,
        inUseElsewhere: 7,
      }),
      expect.objectContaining({
        challengeId: 'WASTE',
        ownerName: 'BINTEL',
        ownerNamed: false,
        usageRightSince: null,
        firstCustomerFrom: null,
      }),
    ]);
    expect(data['spread']).toEqual([
      {
        inUseElsewhere: 7,
        evaluatingElsewhere: 20,
        evaluatingIsApproximate: true,
        counts: [{ asOf: '2026-01-15', inUse: 7, early: false }],
        resales: [{ customer: 'Alvesta kommun', status: 'LIVE', early: true }],
      },
    ]);
  });

  it('shows an innovator its own partnership and nothing of another', async () => {
    const waste = (await hub.ask('{ partnerships { items { id partner } } }', 'coordinator')).data['partnerships'].items.find(
      ({ partner }: { partner: string }) => partner === 'BINTEL',
    );
    const { data } = await hub.ask(
      `{ partnerships { items { id } } ipRecords { items { id } } partnership(id: "${waste.id}") { id } ipRecord(id: "${waste.id}") { id } }`,
      'innovator',
    );
    expect(data).toEqual({ partnerships: { items: [{ id }] }, ipRecords: { items: [{ id }] }, partnership: null, ipRecord: null });
    const meddle = `{ ipRecordId: "${waste.id}", asOf: "2026-01-15", inUse: 1 }`;
    expect(await act('reportUseByOthers', meddle, 'innovator')).toEqual(refused('IP_RECORD_NOT_YOURS', 'HUB'));
    expect((await hub.ask('{ ownershipRegister { owner } }', 'innovator')).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  it('tells everybody who owns it and who may use it, and nothing else', async () => {
    const { data } = await hub.ask('{ publicOwnershipRegister { challengeId ownerName usageRight { scope } } }');
    expect(data['publicOwnershipRegister']).toEqual([
      { challengeId: 'SNOW', ownerName: 'Klimator AB', usageRight: { scope: 'the municipal group' } },
      { challengeId: 'WASTE', ownerName: 'BINTEL', usageRight: { scope: 'the municipal group' } },
    ]);
    for (const closed of [
      'partnerships { items { id } }',
      'ipRecords { items { id } }',
      'ownershipRegister { owner }',
      'spread { challengeId }',
    ])
      expect((await hub.ask(`{ ${closed} }`)).errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });

  it('is closed when it has run its course', async () => {
    expect(await act('completePartnership', of('reason: "in operation"'), 'procurement-officer')).toMatchObject({ __typename: 'Accepted' });
    expect(await act('completePartnership', of('reason: "again"'), 'procurement-officer')).toEqual(refused('PARTNERSHIP_CLOSED', 'HUB'));
    await hub.settle();
    const { data } = await hub.ask(`{ partnership(id: "${id}") { status endReason } }`, 'coordinator');
    expect(data['partnership']).toEqual({ status: 'COMPLETED', endReason: 'in operation' });
  });
});
