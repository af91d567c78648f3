import { describe, expect, it } from '@jest/globals';
import { type AnyFact, isRejection, money, replay, toLocalDate } from '@hub/kernel';
import type { ContractSigned } from '@hub/partnerships';
import { type Envelope, type Gather, ReactionRefused, SwedishCalendar, type Target } from '@hub/platform';
import { recordedFact } from '@hub/testing/platform';
import { procurement } from '../../domain/procurement.js';
import type { Procurement } from '../../domain/procurement/state.js';
import type { ProcurementCommand } from '../../domain/procurement.commands.js';
import type { ProcedureEvent } from '../../domain/procurement.events.js';
import { cancelled, concluded, toAwarded, toConcluded, toNotified, upTo } from '../../testing/a-procurement.js';
import { ConcludeProcurementWhenContractIsSigned } from './conclude-procurement-when-contract-is-signed.reactor.js';

const signed = (signedOn = '2026-06-02') =>
  recordedFact<ContractSigned>('partnership-pa1', 1, {
    type: 'contract-signed.v1',
    data: {
      partnershipId: 'pa1',
      challengeId: 'SNOW',
      procurementId: 'pr1',
      partner: 'KLIMATOR',
      signedOn: toLocalDate(signedOn),
      phases: [],
      maximumCost: money('1', 'SEK'),
      performanceLevels: [],
      firstCustomerTerms: { priceModel: 'fixed', support: 'none' },
      maintenanceTerms: 'none',
      usageRight: { scope: 'all', duration: 'ten years', territory: 'Sweden', includesSupport: false },
      commercialisation: 'free',
      documentsVersion: '1',
      mayEndAfterPhase: true,
    },
  });

/** The write path with one procurement in memory. */
const reactedTo = async (past: readonly ProcedureEvent[], fact = signed()): Promise<{ target: Target; facts: readonly AnyFact[] }> => {
  let target: Target = { stream: '', id: '' };
  let facts: readonly AnyFact[] = [];
  const handle = async (aimed: Target, envelope: Envelope, gather: Gather<ProcurementCommand, Procurement>) => {
    target = aimed;
    const state = replay(procurement, past);
    const asked = await gather(state);
    if (isRejection(asked)) return asked;
    const decision = procurement.decide({ ...asked, at: envelope.at, on: envelope.on, by: envelope.asker.ref }, state);
    if (isRejection(decision)) return decision;
    facts = decision;
    return { id: aimed.id, version: 1, position: 1n };
  };
  const reactor = Object.assign(new ConcludeProcurementWhenContractIsSigned() as object, {
    commands: { with: () => ({ handle }) },
    calendar: new SwedishCalendar(),
  }) as unknown as ConcludeProcurementWhenContractIsSigned;
  await reactor.react(fact);
  return { target, facts };
};

describe('when a contract is signed', () => {
  it('its procurement is concluded', async () => {
    expect(await reactedTo(toNotified)).toEqual({ target: { stream: 'procurement-pr1', id: 'pr1' }, facts: [concluded] });
  });

  it('nothing changes when it is seen again', async () => {
    expect((await reactedTo(toConcluded)).facts).toEqual([]);
  });

  it('a procurement that was cancelled at that moment stays cancelled', async () => {
    expect((await reactedTo([...upTo.noticed, cancelled])).facts).toEqual([]);
  });

  it('a contract that the rules do not allow is not passed over', async () => {
    await expect(reactedTo(toAwarded)).rejects.toThrow(ReactionRefused);
    await expect(reactedTo(toNotified, signed('2026-06-01'))).rejects.toThrow('procurement.standstill-not-over');
  });
});
