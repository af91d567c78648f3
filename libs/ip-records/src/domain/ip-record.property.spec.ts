import { describe, expect, it } from '@jest/globals';
import { isRejection, plusDays, replay } from '@hub/kernel';
import fc from 'fast-check';
import { command, TODAY, usageRight } from '../testing/record.js';
import { ipRecord } from './ip-record.js';
import type { IpRecordCommand } from './ip-record.commands.js';
import { assetKinds, customerTypes, type IpRecordEvent, resaleStatuses, scalingTypes } from './ip-record.events.js';

const who = fc.constantFrom(
  { organisation: 'KLIMATOR', forTheHub: false },
  { organisation: 'BINTEL', forTheHub: false },
  { organisation: undefined, forTheHub: true },
);
const name = fc.constantFrom('model', 'Model', 'app', 'archive', 'constructor');
const kind = fc.constantFrom(...assetKinds);
const party = fc.constantFrom('KLIMATOR', 'BINTEL', 'VAXJO');
const id = fc.constantFrom('r1', 'r2', 'r3');
const status = fc.constantFrom(...resaleStatuses);
const merged = <A extends object, B extends object>(a: fc.Arbitrary<A>, b: fc.Arbitrary<B>) =>
  fc.tuple(a, b).map(([x, y]) => ({ ...x, ...y }));

const agree = (owner: string) =>
  command('agree-ip-terms', {
    partnershipId: 'p1',
    challengeId: 'SNOW',
    owner,
    controlLevel: 'use',
    usageRight,
    commercialisation: 'abroad too',
    documentsVersion: 'v1',
  });

const anyCommand: fc.Arbitrary<IpRecordCommand> = fc.oneof(
  party.map(agree),
  fc.constant(command('start-usage-right', { startsOn: TODAY })),
  merged(who, fc.record({ assetId: id, name, kind, owner: party })).map((data) => command('declare-background', data)),
  merged(who, fc.record({ assetId: id, name, kind })).map((data) => command('register-foreground', data)),
  merged(
    who,
    fc.record({
      resaleId: id,
      customer: fc.constantFrom('Alvesta', 'alvesta', 'Ljungby', 'Lund'),
      customerType: fc.constantFrom(...customerTypes),
      country: fc.constant('SE'),
      status,
      scaling: fc.constantFrom(...scalingTypes),
    }),
  ).map((data) => command('report-resale', data)),
  merged(who, fc.record({ resaleId: id, status })).map((data) => command('change-resale-status', data)),
  merged(who, fc.record({ asOf: fc.integer({ min: -9, max: 3 }).map((days) => plusDays(TODAY, days)), inUse: fc.nat(50) })).map((data) =>
    command('report-use-by-others', data),
  ),
);

const histories = fc.array(anyCommand, { maxLength: 60 }).map((commands) =>
  [agree('KLIMATOR'), ...commands].reduce<readonly IpRecordEvent[]>((facts, each) => {
    const decision = ipRecord.decide(each, replay(ipRecord, facts));
    return isRejection(decision) ? facts : [...facts, ...decision];
  }, []),
);
const of = <T extends IpRecordEvent['type']>(facts: readonly IpRecordEvent[], type: T) =>
  facts.filter((fact): fact is Extract<IpRecordEvent, { type: T }> => fact.type === type);

describe('whatever is asked of a record', () => {
  it('gives every foreground asset exactly one owner, and always the same', () => {
    fc.assert(
      fc.property(histories, (facts) => {
        const foreground = of(facts, 'foreground-registered.v1').map(({ data }) => data.asset);
        const names = [...foreground, ...of(facts, 'background-declared.v1').map(({ data }) => data.asset)].map((asset) =>
          asset.name.toLowerCase(),
        );
        expect(new Set(names).size).toBe(names.length);
        expect(new Set(foreground.map((asset) => asset.owner)).size).toBeLessThanOrEqual(1);
        expect(foreground.every((asset) => asset.owner === 'KLIMATOR')).toBe(true);
        expect(of(facts, 'ip-terms-agreed.v1')).toHaveLength(1);
      }),
    );
  });

  it('declares no background after the start, and marks as early what came before it', () => {
    fc.assert(
      fc.property(histories, (facts) => {
        const start = facts.findIndex(({ type }) => type === 'usage-right-started.v1');
        const started = (fact: IpRecordEvent) => start >= 0 && facts.indexOf(fact) > start;
        for (const fact of of(facts, 'background-declared.v1')) expect(started(fact)).toBe(false);
        for (const fact of [...of(facts, 'resale-reported.v1'), ...of(facts, 'use-by-others-reported.v1')])
          expect(fact.data.early).toBe(!started(fact));
      }),
    );
  });

  it('names a customer once, and counts forward in time', () => {
    fc.assert(
      fc.property(histories, (facts) => {
        const customers = of(facts, 'resale-reported.v1').map(({ data }) => data.customer.toLowerCase());
        expect(new Set(customers).size).toBe(customers.length);
        const days = of(facts, 'use-by-others-reported.v1').map(({ data }) => data.asOf);
        expect(days).toEqual([...days].sort());
        expect(days.every((day) => day <= TODAY)).toBe(true);
      }),
    );
  });
});
