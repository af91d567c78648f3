import { assertNever, type Decider, type Decision, type LocalDate, reject } from '@hub/kernel';
import type { MeasureAdoptionIntent, OpenTestBedIntent, RecordFeedbackIntent, TestBedCommand } from './testbed.commands.js';
import type { TestBedEvent } from './testbed.events.js';
import type { TestBedRejection } from './testbed.rejections.js';

export type OpenedTestBed = Readonly<{ challengeId: string; opensOn: LocalDate; closed: boolean }>;
export type TestBed = OpenedTestBed | undefined;

type TestBedDecision = Decision<TestBedEvent, TestBedRejection>;

/** Where the solution of a challenge is tried: opened by the municipality, fed back on by those who use it, measured, closed. */
export const testBed: Decider<TestBedCommand, TestBed, TestBedEvent, TestBedRejection> = {
  initialState: undefined,
  decide(command, state): TestBedDecision {
    if (command.type === 'open-test-bed') return open(command, state);
    if (!state) return reject('testbed.not-found', { testBedId: command.data.testBedId });
    if (state.closed) return reject('testbed.closed', { testBedId: command.data.testBedId });
    switch (command.type) {
      case 'record-feedback':
        return recordFeedback(command, state);
      case 'measure-adoption':
        return measureAdoption(command, state);
      case 'close-test-bed':
        return [{ type: 'testbed-closed.v1', data: { ...command.data, challengeId: state.challengeId } }];
      default:
        return assertNever(command);
    }
  },
  evolve(state, { type, data }): TestBed {
    if (type === 'testbed-opened.v1') return { challengeId: data.challengeId, opensOn: data.opensOn, closed: false };
    if (!state) throw new Error(`${type} before the test bed was opened`);
    switch (type) {
      case 'testbed-feedback-recorded.v1':
      case 'testbed-adoption-measured.v1':
        return state;
      case 'testbed-closed.v1':
        return { ...state, closed: true };
      default:
        return assertNever(type);
    }
  },
};

function open({ data }: OpenTestBedIntent, state: TestBed): TestBedDecision {
  const { challengeKnown, ...opened } = data;
  if (state) return reject('testbed.already-opened', { testBedId: data.testBedId });
  if (!challengeKnown) return reject('testbed.challenge-unknown', { challengeId: data.challengeId });
  if (data.closesOn && data.closesOn < data.opensOn)
    return reject('testbed.period-reversed', { opensOn: data.opensOn, closesOn: data.closesOn });
  return [{ type: 'testbed-opened.v1', data: opened }];
}

const notOpenOn = (day: LocalDate, { opensOn }: OpenedTestBed) =>
  day < opensOn ? reject<TestBedRejection>('testbed.not-open-yet', { opensOn }) : undefined;

function recordFeedback({ data, on }: RecordFeedbackIntent, state: OpenedTestBed): TestBedDecision {
  return notOpenOn(on, state) ?? [{ type: 'testbed-feedback-recorded.v1', data: { ...data, challengeId: state.challengeId } }];
}

const DECIMAL = /^-?\d{1,15}(\.\d{1,6})?$/;

function measureAdoption({ data, on }: MeasureAdoptionIntent, state: OpenedTestBed): TestBedDecision {
  if (!DECIMAL.test(data.value)) return reject('testbed.value-not-a-number', { value: data.value });
  if (data.measuredOn > on) return reject('testbed.measured-in-the-future', { measuredOn: data.measuredOn });
  return notOpenOn(data.measuredOn, state) ?? [{ type: 'testbed-adoption-measured.v1', data: { ...data, challengeId: state.challengeId } }];
}
