import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Recorded } from '@hub/event-store';
import type { ContractSigned, SolutionAccepted } from '@hub/partnerships';
import { Commands, platformMigrations, SwedishCalendar } from '@hub/platform';
import { signed, solutionAccepted } from '@hub/testing/partnerships';
import { openTestDatabase, recordedFact, type TestDatabase } from '@hub/testing/platform';
import { KeepIpRecords } from './keep-ip-records.reactor.js';

let db: TestDatabase;
let reactor: KeepIpRecords;
beforeAll(async () => {
  db = await openTestDatabase([], platformMigrations);
});
beforeEach(async () => {
  await db.pool.query('TRUNCATE events; UPDATE event_head SET position = 0');
  const calendar = new SwedishCalendar();
  reactor = new KeepIpRecords();
  Object.assign(reactor as object, { calendar, commands: new Commands(db.store, calendar) });
});
afterAll(() => db.close());

const STREAM = 'partnership-p1';
const contract = recordedFact<ContractSigned>(STREAM, 1, signed(), { correlationId: 'c-1', sources: 'S10', synthetic: 'maximumCost' });
// Half past midnight in Stockholm, still the day before in UTC.
const accepted = recordedFact<SolutionAccepted>(STREAM, 9, solutionAccepted() as SolutionAccepted, {
  occurredAt: '2026-09-14T22:30:00.000Z',
});
const record = () => db.store.read('ip-record-p1');
const hear = async (...facts: readonly Recorded<ContractSigned | SolutionAccepted>[]) => {
  for (const fact of facts) await reactor.react(fact);
  return record();
};

describe('a record of ownership', () => {
  it('begins with the contract: the innovator owns, the municipality uses', async () => {
    const [terms, ...more] = await hear(contract);
    const { usageRight, commercialisation } = signed().data;
    expect(more).toEqual([]);
    expect(terms).toMatchObject({
      type: 'ip-terms-agreed.v1',
      data: {
        ...{ ipRecordId: 'p1', partnershipId: 'p1', challengeId: 'SNOW', owner: 'KLIMATOR', controlLevel: 'use' },
        ...{ usageRight, commercialisation, documentsVersion: 'v1' },
      },
    });
  });

  it('says what it follows from, and inherits the marks of what is synthetic', async () => {
    const [terms] = await hear(contract);
    expect(terms?.metadata).toMatchObject({
      actor: 'system',
      causationId: contract.id,
      correlationId: 'c-1',
      sources: 'S10',
      synthetic: 'maximumCost',
    });
  });

  it('takes effect with the acceptance, on the day it is in Stockholm', async () => {
    const [, start] = await hear(contract, accepted);
    expect(start).toMatchObject({
      type: 'usage-right-started.v1',
      data: { ipRecordId: 'p1', challengeId: 'SNOW', startsOn: '2026-09-15' },
    });
  });

  it('does not change when a fact is seen twice', async () => {
    const once = await hear(contract, accepted);
    expect(await hear(contract, accepted, accepted, contract)).toEqual(once);
    expect(once).toHaveLength(2);
  });

  it('stops at an acceptance without a contract: that would be a bug', async () => {
    await expect(hear(accepted)).rejects.toThrow('ip-record.not-found');
  });
});
