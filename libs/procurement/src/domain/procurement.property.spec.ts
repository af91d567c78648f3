import { describe, expect, it } from '@jest/globals';
import { type Instant, isRejection, type LocalDate, plusDays, replay, toInstant, toLocalDate } from '@hub/kernel';
import fc from 'fast-check';
import { command, documentsData, notice, toAwarded, toEvaluated, toNotified, toOpened, upTo } from '../testing/a-procurement.js';
import { procurement } from './procurement.js';
import type { BegunProcurement } from './procurement/state.js';
import type { ListedTender, ProcedureEvent, TenderReceived } from './procurement.events.js';
import { callOf, type Envelope, tender } from './tender.js';
import type { TenderCommand } from './tender.commands.js';
import type { TenderEvent } from './tender.events.js';

const ORGANISATIONS = ['KLIMATOR', 'ICEWATCH', 'ROADSENSE', 'FROSTIQ'];
/** Where a story begins, and when: what comes next is near. */
const STARTS: readonly (readonly [string, readonly ProcedureEvent[]])[] = [
  ['2026-02-25T09:00:00Z', upTo.started],
  ['2026-03-02T09:00:00Z', upTo.documents],
  ['2026-03-31T12:00:00Z', upTo.noticed],
  ['2026-04-02T09:00:00Z', upTo.qualified],
  ['2026-05-11T10:00:00Z', upTo.invited],
  ['2026-05-12T09:00:00Z', toOpened],
  ['2026-05-12T09:00:00Z', toEvaluated],
  ['2026-05-20T09:00:00Z', toAwarded],
  ['2026-05-31T09:00:00Z', toNotified],
];
const OPENED = STARTS.filter(([, past]) => past === toOpened || past === toEvaluated);
const TYPES = [
  'publish-documents',
  'publish-notice',
  'submit-request',
  'qualify-candidate',
  'reject-candidate',
  'invite-tenderers',
  'submit-tender',
  'open-tenders',
  'evaluate-tenders',
  'decide-award',
  'notify-award',
  'conclude-procurement',
] as const;
const CANCEL = 'cancel-procurement' as const;

/** Something somebody tries: what, how much later than the try before it, for whom, and by whom. */
const tries = fc.array(
  fc.record({
    // One in fifty cancels: what follows a cancellation is soon told.
    type: fc.oneof({ weight: 49, arbitrary: fc.constantFrom(...TYPES) }, { weight: 1, arbitrary: fc.constant(CANCEL) }),
    hours: fc.constantFrom(0, 0, 1, 1, 24, 24 * 9),
    organisation: fc.constantFrom(...ORGANISATIONS),
    by: fc.constantFrom('opener-1', 'opener-2', 'decider', 'system'),
    digit: fc.constantFrom('a', 'b'),
  }),
  { minLength: 1, maxLength: 40 },
);
type Try = typeof tries extends fc.Arbitrary<infer Each> ? (Each extends readonly (infer One)[] ? One : never) : never;

const laterBy = (at: Instant, hours: number): Instant => toInstant(new Date(Date.parse(at) + hours * 3_600_000).toISOString());

/** One procurement with its envelopes, as the handlers run them: what was received, and what was decided at what moment. */
class Story {
  readonly facts: { fact: ProcedureEvent; at: Instant; by: string }[] = [];
  readonly received: TenderReceived[] = [];
  private readonly envelopes = new Map<string, Envelope>();

  constructor(private readonly past: readonly ProcedureEvent[]) {}

  get all(): readonly ProcedureEvent[] {
    return [...this.past, ...this.facts.map(({ fact }) => fact)];
  }

  get state(): BegunProcurement {
    const state = replay(procurement, this.all);
    if (!state) throw new Error('the story has no beginning');
    return state;
  }

  try(each: Try, at: Instant): void {
    if (each.type === 'submit-tender') {
      const { organisation: organisationId, digit } = each;
      const data = { ...of(organisationId), seal: digit.repeat(64), call: callOf(this.state), ofOrganisation: organisationId };
      this.put(organisationId, { type: 'submit-tender', at, on: dayOf(at), by: 'someone', data });
      return;
    }
    const decision = procurement.decide(this.commandOf(each, at), this.state);
    if (!isRejection(decision)) this.facts.push(...decision.map((fact) => ({ fact, at, by: each.by })));
  }

  envelopeOf(organisationId: string): Envelope {
    return this.envelopes.get(organisationId) ?? tender.initialState;
  }

  private put(organisationId: string, asked: TenderCommand): void {
    const decision = tender.decide(asked, this.envelopeOf(organisationId));
    if (isRejection(decision)) return;
    this.received.push(...decision.filter((fact): fact is TenderReceived => fact.type === 'tender-received.v1'));
    this.envelopes.set(
      organisationId,
      decision.reduce((envelope, fact: TenderEvent) => tender.evolve(envelope, fact), this.envelopeOf(organisationId)),
    );
  }

  private listed(at: Instant): readonly ListedTender[] {
    const { state } = this;
    if (state.stage !== 'invited') return [];
    return state.invitation.candidates.flatMap((organisationId) => {
      const { tendersDueAt } = state.invitation;
      this.put(organisationId, { type: 'close-envelope', at, on: dayOf(at), by: 'x', data: { ...of(organisationId), tendersDueAt } });
      const found = this.envelopeOf(organisationId).tender;
      return found ? [{ organisationId, ...found }] : [];
    });
  }

  private commandOf({ type, organisation, by, digit }: Exclude<Try, { type: 'submit-tender' }>, at: Instant) {
    const moment = { at, on: dayOf(at), by };
    const on = dayOf(at);
    const { state } = this;
    const tenders = 'tenders' in state ? state.tenders : [];
    switch (type) {
      case 'publish-documents':
        return command(type, documentsData({ documentsVersion: digit }), moment);
      case 'publish-notice':
        return command(type, { ...notice().data, requestsDueOn: plusDays(on, digit === 'a' ? 30 : 29) }, moment);
      case 'submit-request':
        return command(type, { organisationId: organisation, forTheHub: true }, moment);
      case 'qualify-candidate':
      case 'reject-candidate':
        return command(type, { organisationId: organisation, reason: 'because', delegation: 'D-7' }, moment);
      case 'invite-tenderers': {
        const candidates = digit === 'a' ? ORGANISATIONS.slice(0, 3) : [organisation];
        const due = laterBy(at, 24 * 10);
        return command(type, { candidates, tendersDueAt: due, tendersDueOn: dayOf(due), informationDueOn: plusDays(on, 3) }, moment);
      }
      case 'open-tenders':
        return command(type, { tenders: this.listed(at) }, moment);
      case 'evaluate-tenders': {
        const scoreOf = (organisationId: string) => ({
          organisationId,
          points: ['quality', 'price'].map((criterionId) => ({ criterionId, points: organisationId === organisation ? 60 : 50 })),
        });
        return command(type, { scores: tenders.map((each) => scoreOf(each.organisationId)), method: 'any' }, moment);
      }
      case 'decide-award':
        return command(type, { partners: [organisation], reason: 'because', delegation: 'D-7' }, moment);
      case 'notify-award':
        return command(type, { channel: digit === 'a' ? 'electronic' : 'other', holidays: [] }, moment);
      case 'conclude-procurement':
        return command(type, { partnershipId: 'pa1', partner: organisation, signedOn: on }, moment);
      case 'cancel-procurement':
        return command(type, { reason: 'because', delegation: 'D-7' }, moment);
      default:
        throw new Error(`${type} is tried elsewhere`);
    }
  }
}

const of = (organisationId: string) => ({ procurementId: 'pr1', challengeId: 'SNOW', organisationId });
const dayOf = (at: Instant): LocalDate => toLocalDate(at.slice(0, 10));

const told = ([beginsAt, past]: (typeof STARTS)[number], attempts: readonly Try[]): Story => {
  const story = new Story(past);
  let at = toInstant(beginsAt);
  for (const each of attempts) {
    at = laterBy(at, each.hours);
    story.try(each, at);
  }
  return story;
};
const whatever = (check: (story: Story) => void, { seed, starts = STARTS }: { seed?: number; starts?: typeof STARTS } = {}) => {
  fc.assert(
    fc.property(fc.constantFrom(...starts), tries, (start, attempts) => {
      check(told(start, attempts));
    }),
    { numRuns: 300, ...(seed === undefined ? {} : { seed }) },
  );
};
const factsOf = <T extends ProcedureEvent['type']>({ all }: Story, type: T) =>
  all.filter((fact): fact is Extract<ProcedureEvent, { type: T }> => fact.type === type);

describe('whatever is tried, in whatever order', () => {
  it('no tender comes in after the deadline, or from somebody who was not invited', () => {
    whatever((story) => {
      const [call] = factsOf(story, 'tenderers-invited.v1');
      for (const { data } of story.received) {
        expect(call?.data.candidates).toContain(data.organisationId);
        expect(data.receivedAt <= (call?.data.tendersDueAt ?? '')).toBe(true);
      }
    });
  });

  it('tenders are opened after the deadline, by two, and are just those that lay in the envelopes', () => {
    whatever((story) => {
      for (const { fact, at } of story.facts) {
        if (fact.type !== 'tenders-opened.v1') continue;
        const [call] = factsOf(story, 'tenderers-invited.v1');
        expect(at > (call?.data.tendersDueAt ?? '')).toBe(true);
        expect(new Set(fact.data.openedBy).size).toBe(2);
        const lying = ORGANISATIONS.flatMap((organisationId) => story.envelopeOf(organisationId).tender?.seal ?? []);
        expect(fact.data.tenders.map(({ seal }) => seal).sort()).toEqual(lying.sort());
      }
    });
  });

  it('nobody is awarded a contract while another has a higher total in the latest evaluation (LOU 16:1)', () => {
    whatever(
      (story) => {
        const [award] = factsOf(story, 'award-decided.v1');
        const scores = factsOf(story, 'tenders-evaluated.v1').at(-1)?.data.scores ?? [];
        const totals = (of: (organisationId: string) => boolean) =>
          scores.flatMap(({ organisationId, total }) => (of(organisationId) ? [Number(total)] : []));
        if (!award) return;
        const { partners } = award.data;
        const lowest = Math.min(...totals((each) => partners.includes(each)));
        for (const other of totals((each) => !partners.includes(each))) expect(other).toBeLessThanOrEqual(lowest);
      },
      { starts: OPENED },
    );
  });

  it('nobody signs before the standstill has ended, or without an award', () => {
    whatever((story) => {
      for (const { fact, at } of story.facts) {
        if (fact.type !== 'procurement-concluded.v1') continue;
        const [award] = factsOf(story, 'award-decided.v1');
        const [notification] = factsOf(story, 'award-notified.v1');
        expect(award?.data.partners).toContain(fact.data.partner);
        expect(dayOf(at) >= (notification?.data.contractFrom ?? '9999')).toBe(true);
      }
    });
  });

  it('documents stand after the notice, and nothing follows a cancellation', () => {
    whatever(({ all }) => {
      const types = all.map(({ type }) => type);
      const noticed = types.indexOf('contract-notice-published.v1');
      if (noticed >= 0) expect(types.lastIndexOf('procurement-documents-published.v1')).toBeLessThan(noticed);
      const cancelled = types.indexOf('procurement-cancelled.v1');
      if (cancelled >= 0) expect(cancelled).toBe(types.length - 1);
      for (const once of ['contract-notice-published.v1', 'tenderers-invited.v1', 'tenders-opened.v1', 'award-decided.v1'])
        expect(types.filter((type) => type === once).length).toBeLessThanOrEqual(1);
    });
  });

  it('no machine decides (KL 6:38)', () => {
    whatever(({ facts }) => {
      for (const { fact } of facts) if ('decidedBy' in fact.data) expect(fact.data.decidedBy).not.toBe('system');
    });
  });

  it('every end is reached by some order, so that the rules above are not kept by refusing everything', () => {
    const reached = new Set<string>();
    whatever(
      ({ facts, received }) => {
        for (const { fact } of facts) reached.add(fact.type);
        for (const { type } of received) reached.add(type);
      },
      { seed: 1 },
    );
    expect([...reached]).toEqual(
      expect.arrayContaining(['tender-received.v1', 'tenders-opened.v1', 'award-notified.v1', 'procurement-concluded.v1']),
    );
  });
});
