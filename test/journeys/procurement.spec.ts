import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toInstant } from '@hub/kernel';
import { Clock, Desk, freshId, type Manner } from '@hub/platform';
import { challengeInOpenCycle } from '../setup/challenge-in-open-cycle.js';
import { startHub, type TestHub } from '../setup/start-hub.js';

let hub: TestHub;
/** It is this moment from now on. */
const itIs = (moment: string): void => {
  hub.app.get(Clock).now = () => toInstant(moment);
};
beforeAll(async () => {
  hub = await startHub();
  itIs('2025-04-30T09:00:00Z');
  await challengeInOpenCycle(hub, 'SNOW', 'HEAT', 'WASTE');
});
afterAll(() => hub.close());

const ANSWER = '{ __typename ... on Accepted { id version position } ... on Refused { code rule parameters } }';
const act = async (name: string, fields: string, persona = 'procurement-officer', commandId = freshId()) => {
  const { data, errors } = await hub.ask(`mutation { ${name}(input: { ${fields} }, commandId: "${commandId}") ${ANSWER} }`, persona);
  expect(errors).toBeUndefined();
  return data[name] as Record<string, string>;
};
const accepted = expect.objectContaining({ __typename: 'Accepted' });
const refused = (code: string, rule: string, parameters: object = {}) =>
  expect.objectContaining({ __typename: 'Refused', code, rule, parameters: expect.objectContaining(parameters) });
/** As somebody of an organisation that no persona stands for. */
const actAs = (organisation: string, name: string, input: object, provenance?: Manner['provenance']) =>
  hub.app.get(Desk).perform(name, input, { ref: `of-${organisation}`, roles: ['innovator'], organisation }, { provenance });

const sek = (amount: string) => `{ amount: "${amount}", currency: SEK }`;
const start = (challengeId: string, commandId?: string) =>
  act(
    'startProcurement',
    `challengeId: "${challengeId}", estimatedValue: { development: ${sek('1500000')}, purchase: ${sek('889585')}, options: ${sek('0')} }`,
    'procurement-officer',
    commandId,
  );
const DOCUMENTS = `documentsVersion: "1", need: "Know where to clear snow", minimumRequirements: [],
  awardCriteria: [{ criterionId: "quality", name: "Concept", type: QUALITY, weight: 70 }, { criterionId: "price", name: "Price", type: PRICE, weight: 30 }],
  ipTerms: { owner: INNOVATOR, usageRight: "The municipality may use it", commercialisation: "Sweden and abroad" },
  phases: [{ no: 1, name: "Research" }, { no: 2, name: "Pilot" }],
  mayEndAfterPhase: true, endConditions: "A target is missed", partnerMode: SINGLE, maxPartners: 1, reducesTenders: false`;
const decided = 'reason: "because", delegation: "D 7.1"';
const PUBLISHED =
  '{ publishedProcurements { items { id challengeId status noticeId requestsDueOn tendersDueAt documentsVersion need ipTerms { owner } partners standstillEndsOn } } }';
const published = async (persona?: string) => (await hub.ask(PUBLISHED, persona)).data['publishedProcurements'].items;
const STAFF = ['coordinator', 'evaluator', 'need-owner', 'procurement-officer', 'tender-opener-1', 'decision-maker', 'controller'];

describe('the procurement of an innovation partnership through GraphQL', () => {
  let id: string;
  const of = (fields = '') => `procurementId: "${id}", ${fields}`;
  const read = async (fields: string, persona = 'procurement-officer') => {
    await hub.settle();
    return (await hub.ask(`{ procurement(id: "${id}") { ${fields} } }`, persona)).data['procurement'];
  };

  it('starts on a market scan that is at most twelve months old', async () => {
    itIs('2025-05-01T22:00:00Z');
    expect(await start('SNOW')).toEqual(refused('PROCUREMENT_MARKET_SCAN_TOO_OLD', 'HUB', { validUntil: '2025-05-01' }));
    itIs('2025-05-01T21:59:59.999Z');
    expect(await start('FOOD')).toEqual(refused('PROCUREMENT_CHALLENGE_NOT_TAKEN_UP', 'HUB'));
  });

  it('starts once for a challenge, however many start it at once', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => start('SNOW')));
    const [first, ...more] = answers.filter(({ __typename }) => __typename === 'Accepted');
    expect(more).toEqual([]);
    expect(answers.filter(({ code }) => code === 'PROCUREMENT_CHALLENGE_HAS_ONE')).toHaveLength(3);
    id = first?.['id'] ?? '';
    expect(await read('status programmeId cycleNo aboveThreshold thresholdsFrom thresholdsVerified scannedOn interested tenders')).toEqual({
      status: 'STARTED',
      programmeId: 'DIACCESS',
      cycleNo: 1,
      aboveThreshold: true,
      thresholdsFrom: '2024-01-01',
      thresholdsVerified: true,
      scannedOn: '2024-05-01',
      interested: null,
      tenders: null,
    });
  });

  it('is announced with its documents, thirty days before requests are due', async () => {
    itIs('2025-05-05T09:00:00Z');
    const notice = (dueOn: string, min = 3) =>
      act(
        'publishContractNotice',
        of(`noticeId: "2025/S 86-1", requestsDueOn: "${dueOn}", minCandidates: ${min}, selectionCriteria: ["Capacity for research"]`),
      );
    await act('holdMarketDialogue', of('kind: PRESENTATION, participants: ["KLIMATOR"], informationShared: "The need"'));
    expect(await notice('2025-06-04')).toEqual(refused('PROCUREMENT_DOCUMENTS_MISSING', 'LOU 10:7'));
    expect(await act('publishProcurementDocuments', of(DOCUMENTS.replace('weight: 30', 'weight: 31')))).toEqual(
      refused('PROCUREMENT_WEIGHTS_NOT_100', 'HUB', { sum: 101 }),
    );
    expect(await act('publishProcurementDocuments', of(DOCUMENTS))).toEqual(accepted);
    await hub.settle();
    expect(await published()).toEqual([]);
    expect(await notice('2025-06-03')).toEqual(refused('PROCUREMENT_REQUESTS_DUE_TOO_EARLY', 'LOU 11:3', { earliest: '2025-06-04' }));
    expect(await notice('2025-06-04', 2)).toEqual(refused('PROCUREMENT_TOO_FEW_CANDIDATES', 'LOU 4:7'));
    expect(await notice('2025-06-04')).toEqual(accepted);
    expect(await act('publishProcurementDocuments', of(DOCUMENTS.replace('"1"', '"2"')))).toEqual(
      refused('PROCUREMENT_DOCUMENTS_FROZEN', 'HUB'),
    );
    await hub.settle();
    expect(await published()).toEqual([
      {
        id,
        challengeId: 'SNOW',
        status: 'NOTICED',
        noticeId: '2025/S 86-1',
        requestsDueOn: '2025-06-04',
        tendersDueAt: null,
        documentsVersion: '1',
        need: 'Know where to clear snow',
        ipTerms: { owner: 'INNOVATOR' },
        partners: [],
        standstillEndsOn: null,
      },
    ]);
  });

  it('is open to all who ask in time, each for their own organisation', async () => {
    itIs('2025-06-04T21:59:59.999Z');
    for (const name of ['registerInterest', 'submitRequest']) {
      expect(await act(name, of('organisationId: "KLIMATOR"'), 'innovator')).toEqual(accepted);
      expect(await act(name, of('organisationId: "ICEWATCH"'), 'innovator')).toEqual(refused('PROCUREMENT_ORGANISATION_NOT_YOURS', 'HUB'));
      expect(await act(name, of('organisationId: "ICEWATCH"'))).toEqual(accepted);
    }
    expect(await act('submitRequest', of('organisationId: "ROADSENSE"'))).toEqual(accepted);
    expect(await act('submitRequest', of('organisationId: "FROSTIQ"'))).toEqual(accepted);
    itIs('2025-06-04T22:00:00Z');
    expect(await act('submitRequest', of('organisationId: "LATE"'))).toEqual(refused('PROCUREMENT_REQUESTS_CLOSED', 'LOU 4:1'));
    expect(await read('interested requests qualified')).toEqual({ interested: 2, requests: 4, qualified: 0 });
    expect((await hub.ask('{ ownParticipations { organisationId interested standing } }', 'innovator')).data['ownParticipations']).toEqual([
      { organisationId: 'KLIMATOR', interested: true, standing: 'REQUESTED' },
    ]);
    for (const closed of ['innovator', 'citizen'])
      expect((await hub.ask(`{ procurement(id: "${id}") { id } }`, closed)).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  it('invites those who qualified, all at once', async () => {
    itIs('2025-06-10T09:00:00Z');
    const decide = (name: string, organisationId: string, persona = 'decision-maker') =>
      act(name, of(`organisationId: "${organisationId}", ${decided}`), persona);
    expect(await decide('qualifyCandidate', 'KLIMATOR', 'procurement-officer')).toEqual(refused('ACCESS_ROLE_MISSING', 'HUB'));
    for (const organisationId of ['KLIMATOR', 'ICEWATCH', 'ROADSENSE'])
      expect(await decide('qualifyCandidate', organisationId)).toEqual(accepted);
    const invite = (candidates: readonly string[], informationDueOn = '2025-08-05') =>
      act(
        'inviteTenderers',
        of(`candidates: ${JSON.stringify(candidates)}, tendersDueAt: "2025-08-11T12:00:00+02:00", informationDueOn: "${informationDueOn}"`),
      );
    const three = ['KLIMATOR', 'ICEWATCH', 'ROADSENSE'];
    expect(await invite(three)).toEqual(refused('PROCUREMENT_REQUESTS_UNDECIDED', 'HUB'));
    await decide('rejectCandidate', 'FROSTIQ');
    expect(await invite([...three, 'FROSTIQ'])).toEqual(refused('PROCUREMENT_NOT_QUALIFIED', 'LOU 4:7'));
    expect(await invite(three.slice(1))).toEqual(refused('PROCUREMENT_TOO_FEW_INVITED', 'LOU 4:7', { least: 3 }));
    expect(await invite(three, '2025-08-06')).toEqual(refused('PROCUREMENT_INFORMATION_DUE_TOO_LATE', 'LOU 12:11'));
    expect(await invite(three)).toEqual(accepted);
  });

  it('shows nobody who has tendered, how many, or anything sealed, until the tenders are opened', async () => {
    const seals = ['a', 'b', 'c'].map((digit) => digit.repeat(64));
    const everything = async () => {
      await hub.settle();
      const fields = `id version position changedAt status tenders openedTenders { organisationId } candidates { organisationId standing }
        openingAttested sources synthetic
        history { version position what who data recordedAt }`;
      return Promise.all([
        ...STAFF.map((persona) => hub.ask(`{ procurement(id: "${id}") { ${fields} } }`, persona)),
        ...STAFF.map((persona) => hub.ask(`{ procurements(filter: { challengeId: "SNOW" }) { items { ${fields} } } }`, persona)),
        hub.ask(PUBLISHED),
        hub.ask('{ ownParticipations { organisationId standing tendersDueAt synthetic } }', 'innovator'),
        hub.ask('{ challengePortfolio { key tenders phase sources synthetic } }', 'controller'),
      ]);
    };
    const before = await everything();
    expect(before.map(({ errors }) => errors)).toEqual(before.map(() => undefined));
    expect(before[0].data['procurement']).toMatchObject({ status: 'INVITED', tenders: null });
    itIs('2025-08-11T10:00:00.000Z');
    const tenderOf = (organisationId: string) => ({ procurementId: id, organisationId, seal: seals[1] });
    const submit = (seal: string, organisationId = 'KLIMATOR') =>
      act('submitTender', of(`organisationId: "${organisationId}", seal: "${seal}"`), 'innovator');
    expect(await submit(seals[0] ?? '')).toMatchObject({ __typename: 'Accepted', id, version: 1 });
    expect(await actAs('ICEWATCH', 'submitTender', tenderOf('ICEWATCH'), { sources: ['S10'], synthetic: ['tenderer'] })).toMatchObject({
      version: 1,
    });
    expect(await submit(seals[2] ?? '')).toMatchObject({ version: 2 });
    expect(await submit(seals[0] ?? '', 'ICEWATCH')).toEqual(refused('TENDER_NOT_YOURS', 'HUB'));
    expect(await act('submitTender', of(`organisationId: "KLIMATOR", seal: "${seals[0]}"`))).toEqual(refused('ACCESS_ROLE_MISSING', 'HUB'));
    expect(await actAs('FROSTIQ', 'submitTender', tenderOf('FROSTIQ'))).toMatchObject({ rejected: 'tender.not-invited' });
    expect(await everything()).toEqual(before);
    expect(await act('openTenders', of(), 'tender-opener-1')).toEqual(refused('PROCUREMENT_TENDERS_NOT_DUE', 'LOU 12:10'));

    itIs('2025-08-11T10:00:00.001Z');
    expect(await submit(seals[1] ?? '')).toEqual(refused('TENDER_TOO_LATE', 'LOU 4:1'));
    expect(await act('openTenders', of(), 'tender-opener-1')).toEqual(accepted);
    expect(await act('openTenders', of(), 'tender-opener-1')).toEqual(refused('PROCUREMENT_SECOND_OPENER_NEEDED', 'LOU 12:10'));
    const attested = JSON.stringify(await everything());
    for (const seal of seals) expect(attested).not.toContain(seal);
    expect(attested).not.toContain('of-ICEWATCH');
    expect(await act('openTenders', of(), 'tender-opener-2')).toEqual(accepted);
    expect(await read('status tenders synthetic openedTenders { organisationId seal receivedAt }', 'controller')).toEqual({
      status: 'OPENED',
      synthetic: ['tenderer'],
      tenders: 2,
      openedTenders: expect.arrayContaining([
        { organisationId: 'KLIMATOR', seal: seals[2], receivedAt: '2025-08-11T10:00:00.000Z' },
        { organisationId: 'ICEWATCH', seal: seals[1], receivedAt: '2025-08-11T10:00:00.000Z' },
      ]),
    });
  });

  it('is negotiated, evaluated and awarded by a named person', async () => {
    itIs('2025-08-15T09:00:00Z');
    expect(await act('holdNegotiation', of('round: 1, organisationId: "KLIMATOR", topics: ["sensors"], minutes: "M-1"'))).toEqual(accepted);
    const score = (organisationId: string, quality: number) =>
      `{ organisationId: "${organisationId}", points: [{ criterionId: "quality", points: ${quality} }, { criterionId: "price", points: 50 }] }`;
    expect(await act('evaluateTenders', of(`scores: [${score('KLIMATOR', 85)}], method: "consensus"`))).toEqual(
      refused('PROCUREMENT_SCORES_INCOMPLETE', 'LOU 16:2', { organisationIds: ['ICEWATCH'] }),
    );
    const award = (partners: string) => act('decideAward', of(`partners: [${partners}], ${decided}`), 'decision-maker');
    expect(await award('"KLIMATOR"')).toEqual(refused('PROCUREMENT_TOO_EARLY', 'HUB'));
    await act('evaluateTenders', of(`scores: [${score('KLIMATOR', 85)}, ${score('ICEWATCH', 33)}], method: "consensus"`));
    expect(await award('"KLIMATOR", "ICEWATCH"')).toEqual(refused('PROCUREMENT_TOO_MANY_PARTNERS', 'HUB', { maxPartners: 1 }));
    expect(await award('"ICEWATCH"')).toEqual(refused('PROCUREMENT_NOT_THE_BEST_TENDER', 'LOU 16:1', { betterRanked: ['KLIMATOR'] }));
    expect(await award('"KLIMATOR"')).toEqual(accepted);
    expect(await read('status partners openedTenders { organisationId total }')).toMatchObject({
      status: 'AWARD_DECIDED',
      partners: ['KLIMATOR'],
      openedTenders: expect.arrayContaining([
        { organisationId: 'KLIMATOR', total: '74.50' },
        { organisationId: 'ICEWATCH', total: '38.10' },
      ]),
    });
    expect(await published()).toMatchObject([{ status: 'OPENED', partners: [] }]);
  });

  it('stands still before the contract, and ends with it', async () => {
    itIs('2025-12-15T09:00:00Z');
    expect(await act('notifyAward', of('channel: ELECTRONIC'))).toEqual(accepted);
    // The tenth day is Christmas Day; the 26th is a holiday, and a weekend follows.
    expect(await read('status notifiedOn standstillEndsOn contractFrom')).toEqual({
      status: 'STANDSTILL',
      notifiedOn: '2025-12-15',
      standstillEndsOn: '2025-12-29',
      contractFrom: '2025-12-30',
    });
    expect(await published()).toMatchObject([{ status: 'AWARD_NOTIFIED', partners: ['KLIMATOR'], standstillEndsOn: '2025-12-29' }]);
    const sign = () =>
      act(
        'signContract',
        of(`partner: "KLIMATOR", maximumCost: ${sek('2000000')},
          phases: [{ no: 1, name: "Research", maxValue: ${sek('500000')}, targets: [{ targetId: "T1", what: "a forecast" }],
            instalments: [{ instalmentId: "I1", targetId: "T1", amount: ${sek('500000')} }] }],
          performanceLevels: [{ levelId: "L1", metric: "right forecasts", operator: AT_LEAST, value: "90", unit: "percent" }],
          firstCustomerTerms: { priceModel: "a fee a year", support: "office hours" }, maintenanceTerms: "two updates a year",
          usageRight: { scope: "the municipal group", duration: "unlimited", territory: "Sweden", includesSupport: true },
          commercialisation: "Sweden and abroad"`),
        'decision-maker',
      );
    itIs('2025-12-29T22:59:59Z');
    expect(await sign()).toEqual(refused('PARTNERSHIP_STANDSTILL', 'LOU 20:1'));
    itIs('2025-12-29T23:00:00Z');
    const signed = await sign();
    expect(signed).toEqual(accepted);
    expect(await read('status partnershipIds')).toEqual({ status: 'CONCLUDED', partnershipIds: [signed['id']] });
    expect(await act('cancelProcurement', of(decided), 'decision-maker')).toEqual(refused('PROCUREMENT_CONCLUDED', 'HUB'));
    expect(await published()).toMatchObject([{ status: 'CONCLUDED', partners: ['KLIMATOR'] }]);
  });

  it('tells its whole story, who did what and when', async () => {
    const { history } = await read('history { what who }', 'controller');
    expect(history.map(({ what }: { what: string }) => what)).toEqual([
      'procurement-started.v1',
      'market-dialogue-held.v1',
      'procurement-documents-published.v1',
      'contract-notice-published.v1',
      ...['interest-registered.v1', 'interest-registered.v1'],
      ...Array.from({ length: 4 }, () => 'request-to-participate-received.v1'),
      ...Array.from({ length: 3 }, () => 'candidate-qualified.v1'),
      'candidate-rejected.v1',
      'tenderers-invited.v1',
      'tender-opening-attested.v1',
      'tenders-opened.v1',
      'negotiation-held.v1',
      'tenders-evaluated.v1',
      'award-decided.v1',
      'award-notified.v1',
      'procurement-concluded.v1',
    ]);
    expect(history[0].who).toBe('persona-procurement-officer');
  });
});
