import { Injectable } from '@nestjs/common';
import type { Recorded } from '@hub/event-store';
import { assertNever } from '@hub/kernel';
import { CaseProjection, type Shown } from '@hub/platform';
import { type TestBedEvent, testBedEventTypes, type TestBedOpened } from '../../domain/testbed.events.js';
import { TESTBED_PREFIX } from '../../domain/testbed.stream.js';
import { TestBedRow } from './test-bed.row.js';

type View = Shown<TestBedRow>;

@Injectable()
export class TestBedProjection extends CaseProjection<TestBedRow, TestBedEvent> {
  override readonly name = 'testbeds-test-beds.v1';
  override readonly on = testBedEventTypes;
  override readonly row = TestBedRow;
  override readonly prefix = TESTBED_PREFIX;

  override fold(before: View | undefined, { type, data, metadata, recordedAt }: Recorded<TestBedEvent>): View {
    if (type === 'testbed-opened.v1') return opened(data);
    if (!before) throw new Error(`${type} before the test bed was opened`);
    switch (type) {
      case 'testbed-feedback-recorded.v1': {
        const { feedbackId, feedback } = data;
        return { ...before, feedback: [...before.feedback, { feedbackId, feedback, at: metadata['occurredAt'] ?? recordedAt }] };
      }
      case 'testbed-adoption-measured.v1': {
        const { metric, value, unit, measuredOn } = data;
        return { ...before, adoption: [...before.adoption, { metric, value, unit, measuredOn }] };
      }
      case 'testbed-closed.v1':
        return { ...before, status: 'closed', closedBecause: data.reason };
      default:
        return assertNever(type);
    }
  }
}

const opened = ({ challengeId, site, host, opensOn, closesOn }: TestBedOpened['data']): View => ({
  challengeId,
  site,
  host,
  opensOn,
  closesOn: closesOn ?? null,
  status: 'open',
  closedBecause: null,
  feedback: [],
  adoption: [],
});
