import { describe, it } from '@jest/globals';
import { toInstant, toLocalDate } from '@hub/kernel';
import { scenario } from '@hub/testing/kernel';
import {
  command,
  documents,
  interest,
  invited,
  notice,
  qualified,
  rejected,
  request,
  started,
  TENDERS_DUE_AT,
  upTo,
} from '../../testing/a-procurement.js';
import { procurement } from '../procurement.js';

const { given } = scenario(procurement);
const LAST_DAY = { at: '2026-04-01T21:59:59.999Z', on: '2026-04-01' };
const DAY_AFTER = { at: '2026-04-01T22:00:00.000Z', on: '2026-04-02' };

const own = (organisationId: string, ofOrganisation: string | undefined = organisationId) => ({
  organisationId,
  ofOrganisation,
  forTheHub: false,
});
const forOthers = (organisationId: string) => ({ organisationId, forTheHub: true });
const decide = (type: 'qualify-candidate' | 'reject-candidate', organisationId = 'KLIMATOR', more: object = { by: 'decider' }) =>
  command(
    type,
    { organisationId, reason: type === 'qualify-candidate' ? 'able' : 'no research of its own', delegation: 'D-7' },
    {
      ...DAY_AFTER,
      ...more,
    },
  );
const invite = (candidates: readonly string[], changes: object = {}) =>
  command(
    'invite-tenderers',
    {
      candidates,
      tendersDueAt: TENDERS_DUE_AT,
      tendersDueOn: toLocalDate('2026-05-11'),
      informationDueOn: toLocalDate('2026-05-05'),
      ...changes,
    },
    { at: '2026-04-07T09:00:00Z' },
  );

describe('interest', () => {
  const register = (data: ReturnType<typeof own> | ReturnType<typeof forOthers>) => command('register-interest', data);

  it('is registered for the own organisation, or by the procurement officer for any', () => {
    given(...upTo.noticed)
      .when(register(own('KLIMATOR')))
      .then(interest('KLIMATOR'));
    given(...upTo.noticed)
      .when(register(forOthers('KLIMATOR')))
      .then(interest('KLIMATOR'));
    given(...upTo.noticed)
      .when(register(own('KLIMATOR', 'ICEWATCH')))
      .thenRejected('procurement.organisation-not-yours', { organisationId: 'KLIMATOR' });
    given(...upTo.noticed)
      .when(command('register-interest', { organisationId: 'KLIMATOR', forTheHub: false }))
      .thenRejected('procurement.organisation-not-yours');
  });

  it('is registered once for an organisation', () => {
    given(...upTo.noticed, interest('KLIMATOR'))
      .when(register(own('KLIMATOR')))
      .thenRejected('procurement.already-interested');
    given(...upTo.noticed, interest('KLIMATOR'))
      .when(register(own('ICEWATCH')))
      .then(interest('ICEWATCH'));
  });

  it('waits for the notice', () => {
    given(...upTo.documents)
      .when(register(own('KLIMATOR')))
      .thenRejected('procurement.too-early', { stage: 'preparing', possibleIn: ['noticed'] });
  });
});

describe('a request to participate', () => {
  const ask = (data: object, moment: object = LAST_DAY) => command('submit-request', data as ReturnType<typeof own>, moment);

  it('is in time until the end of the last day in Stockholm, and late from then on', () => {
    given(...upTo.noticed)
      .when(ask(own('KLIMATOR')))
      .then({ ...request('KLIMATOR'), data: { ...request('KLIMATOR').data, receivedAt: toInstant(LAST_DAY.at) } });
    given(...upTo.noticed)
      .when(ask(own('KLIMATOR'), DAY_AFTER))
      .thenRejected('procurement.requests-closed', { requestsDueOn: '2026-04-01' });
  });

  it('is made once, for the own organisation, or by the procurement officer', () => {
    given(...upTo.noticed, request('KLIMATOR'))
      .when(ask(own('KLIMATOR')))
      .thenRejected('procurement.already-requested');
    given(...upTo.noticed)
      .when(ask(own('KLIMATOR', 'ICEWATCH')))
      .thenRejected('procurement.organisation-not-yours');
    given(...upTo.noticed)
      .when(ask(forOthers('KLIMATOR')))
      .thenTypes('request-to-participate-received.v1');
  });

  it('takes an organisation by its id, whatever that is', () => {
    given(...upTo.noticed)
      .when(ask(own('constructor')))
      .thenTypes('request-to-participate-received.v1');
  });
});

describe('qualification', () => {
  it('is decided after the last day for requests (LOU 12:10)', () => {
    given(...upTo.noticed, request('KLIMATOR'))
      .when(decide('qualify-candidate', 'KLIMATOR', LAST_DAY))
      .thenRejected('procurement.requests-still-open', { requestsDueOn: '2026-04-01' });
    given(...upTo.noticed, request('KLIMATOR'))
      .when(decide('qualify-candidate'))
      .then({ ...qualified('KLIMATOR') });
    given(...upTo.noticed, request('KLIMATOR'))
      .when(decide('reject-candidate'))
      .then(rejected('KLIMATOR'));
  });

  it('is decided by a person (a rule of the hub, after KL 6:38)', () => {
    for (const type of ['qualify-candidate', 'reject-candidate'] as const)
      given(...upTo.noticed, request('KLIMATOR'))
        .when(decide(type, 'KLIMATOR', { by: 'system' }))
        .thenRejected('procurement.candidate-decision-by-machine');
  });

  it('is for those who asked to take part', () => {
    for (const stranger of ['ICEWATCH', 'constructor'])
      given(...upTo.noticed, request('KLIMATOR'))
        .when(decide('qualify-candidate', stranger))
        .thenRejected('procurement.no-request', { organisationId: stranger });
  });

  it('can be corrected until the invitations are out', () => {
    given(...upTo.noticed, request('KLIMATOR'), qualified('KLIMATOR'))
      .when(decide('qualify-candidate'))
      .thenRejected('procurement.candidate-already-decided');
    given(...upTo.noticed, request('KLIMATOR'), qualified('KLIMATOR'))
      .when(decide('reject-candidate'))
      .then(rejected('KLIMATOR'));
    given(...upTo.noticed, request('KLIMATOR'), rejected('KLIMATOR'))
      .when(decide('qualify-candidate'))
      .then(qualified('KLIMATOR'));
    given(...upTo.invited)
      .when(decide('reject-candidate'))
      .thenRejected('procurement.too-late');
  });
});

describe('the invitation', () => {
  const THREE = ['KLIMATOR', 'ICEWATCH', 'ROADSENSE'];
  const withLimits = (max: number | undefined, ...organisationIds: readonly string[]) => [
    started,
    documents(),
    notice({ maxCandidates: max }),
    ...organisationIds.map(request),
    ...organisationIds.map(qualified),
  ];

  it('goes to all at once (LOU 10:9)', () => {
    given(...upTo.qualified)
      .when(invite(THREE))
      .then(invited(...THREE));
  });

  it('goes to each once', () => {
    given(...upTo.qualified)
      .when(invite([...THREE, 'KLIMATOR']))
      .then(invited(...THREE));
  });

  it('goes to at least as many as announced (LOU 4:7)', () => {
    given(...upTo.qualified)
      .when(invite(['KLIMATOR', 'ICEWATCH']))
      .thenRejected('procurement.too-few-invited', { least: 3 });
    given(...withLimits(undefined, ...THREE, 'FROSTIQ'))
      .when(invite(THREE))
      .thenTypes('tenderers-invited.v1');
  });

  it('goes to all who qualified when they are fewer (LOU 4:7)', () => {
    given(...withLimits(undefined, 'KLIMATOR', 'ICEWATCH'))
      .when(invite(['KLIMATOR', 'ICEWATCH']))
      .thenTypes('tenderers-invited.v1');
    given(...withLimits(undefined, 'KLIMATOR', 'ICEWATCH'))
      .when(invite(['KLIMATOR']))
      .thenRejected('procurement.too-few-invited', { least: 2 });
    given(...withLimits(undefined))
      .when(invite([]))
      .thenRejected('procurement.nobody-invited');
  });

  it('goes to no more than announced (LOU 4:6)', () => {
    given(...withLimits(3, ...THREE, 'FROSTIQ'))
      .when(invite([...THREE, 'FROSTIQ']))
      .thenRejected('procurement.too-many-invited', { most: 3 });
    given(...withLimits(3, ...THREE, 'FROSTIQ'))
      .when(invite(THREE))
      .thenTypes('tenderers-invited.v1');
  });

  it('goes to nobody who did not qualify', () => {
    given(...upTo.qualified, rejected('ROADSENSE'))
      .when(invite(THREE))
      .thenRejected('procurement.not-qualified', { organisationIds: ['ROADSENSE'] });
  });

  it('waits until every request is decided, because only then it is known who qualified', () => {
    given(...upTo.noticed, request('FROSTIQ'), request('KLIMATOR'), qualified('KLIMATOR'))
      .when(invite(['KLIMATOR']))
      .thenRejected('procurement.requests-undecided', { undecided: ['FROSTIQ'] });
  });

  it('waits until the time for requests is over', () => {
    const early = { ...invite(THREE), at: toInstant(LAST_DAY.at), on: toLocalDate(LAST_DAY.on) };
    given(...upTo.qualified)
      .when(early)
      .thenRejected('procurement.requests-still-open');
  });

  it('leaves six days between additional information and the deadline (LOU 12:11)', () => {
    given(...upTo.qualified)
      .when(invite(THREE, { informationDueOn: toLocalDate('2026-05-06') }))
      .thenRejected('procurement.information-due-too-late', { latest: '2026-05-05' });
  });

  it('has its dates ahead', () => {
    given(...upTo.qualified)
      .when(invite(THREE, { tendersDueAt: toInstant('2026-04-07T09:00:00Z'), tendersDueOn: toLocalDate('2026-04-07') }))
      .thenRejected('procurement.tenders-due-passed');
    given(...upTo.qualified)
      .when(invite(THREE, { informationDueOn: toLocalDate('2026-04-06') }))
      .thenRejected('procurement.information-due-passed');
    given(...upTo.qualified)
      .when(invite(THREE, { informationDueOn: toLocalDate('2026-04-07') }))
      .thenTypes('tenderers-invited.v1');
  });
});
