import { describe, expect, it } from '@jest/globals';
import { toInstant, toLocalDate } from '@hub/kernel';
import { Commands, SwedishCalendar } from '@hub/platform';
import { ModelEventStore } from '@hub/testing/event-store';
import { recordedFact } from '@hub/testing/platform';
import type { ProposalOutcomeRecorded, ProposalSubmitted, ProposalWithdrawn } from '../../domain/proposal.events.js';
import { NoteOverdueAnswers } from './note-overdue-answers.reactor.js';

const STREAM = 'proposal-p1';
const calendar = new SwedishCalendar();
const submitted: ProposalSubmitted = {
  type: 'proposal-submitted.v1',
  data: { proposalId: 'p1', source: 'employee', title: 'Snow', need: 'n', proposer: 'anna', answerDueOn: toLocalDate('2026-04-15') },
};
const fact = recordedFact<ProposalSubmitted>(STREAM, 1, submitted);
const withdrawn = recordedFact<ProposalWithdrawn>(STREAM, 2, {
  type: 'proposal-withdrawn.v1',
  data: { proposalId: 'p1', reason: 'no longer needed' },
});
const outcome: ProposalOutcomeRecorded = {
  type: 'proposal-outcome-recorded.v1',
  data: { proposalId: 'p1', evaluationId: 'p1', outcome: 'parked', reason: 'later' },
};
// Midnight in Stockholm after the promised day; it is summer time.
const PASSED = toInstant('2026-04-15T22:00:00Z');

const open = async (...facts: readonly (ProposalSubmitted | ProposalOutcomeRecorded)[]) => {
  const store = new ModelEventStore();
  for (const [index, { type, data }] of facts.entries())
    await store.append(STREAM, [{ id: recordedFact(STREAM, 1, submitted).id, type, data, metadata: {} }], index);
  const reactor = new NoteOverdueAnswers(calendar);
  Object.assign(reactor, { calendar, commands: new Commands(store, calendar) });
  return { reactor, types: async () => (await store.read(STREAM)).map(({ type }) => type), last: () => store.last() };
};

describe('the day of a promised answer', () => {
  it('has passed when it is over in Stockholm; to withdraw the proposal calls it off', async () => {
    const { reactor } = await open();
    expect(reactor.plan(fact)).toEqual([{ key: 'p1', at: PASSED }]);
    expect(reactor.plan(withdrawn)).toEqual([{ key: 'p1', callOff: true }]);
  });

  it('that passed without an outcome is noted at its moment, once', async () => {
    const { reactor, types, last } = await open(submitted);
    await reactor.passed(fact, 'p1', PASSED);
    await reactor.passed(fact, 'p1', PASSED);
    expect(await types()).toEqual(['proposal-submitted.v1', 'proposal-answer-overdue.v1']);
    expect(await last()).toMatchObject({ data: { answerDueOn: '2026-04-15' }, metadata: { occurredAt: PASSED, actor: 'system' } });
  });

  it('that passed with an outcome is nothing to note', async () => {
    const { reactor, types } = await open(submitted, outcome);
    await reactor.passed(fact, 'p1', PASSED);
    expect(await types()).toEqual(['proposal-submitted.v1', 'proposal-outcome-recorded.v1']);
  });
});
