import { type Fact, type LocalDate, typesOf } from '@hub/kernel';

/** Where a challenge's solution is tried, with the municipality as the host. */
type Of = { testBedId: string; challengeId: string };
export type TestBedOpened = Fact<
  'testbed-opened.v1',
  Of & { site: string; host: string; opensOn: LocalDate; closesOn?: LocalDate | undefined }
>;
export type FeedbackRecorded = Fact<'testbed-feedback-recorded.v1', Of & { feedbackId: string; feedback: string }>;
export type AdoptionMeasured = Fact<
  'testbed-adoption-measured.v1',
  Of & { metric: string; value: string; unit: string; measuredOn: LocalDate }
>;
export type TestBedClosed = Fact<'testbed-closed.v1', Of & { reason: string }>;

export type TestBedEvent = TestBedOpened | FeedbackRecorded | AdoptionMeasured | TestBedClosed;
export const testBedEventTypes = typesOf<TestBedEvent>({
  'testbed-opened.v1': true,
  'testbed-feedback-recorded.v1': true,
  'testbed-adoption-measured.v1': true,
  'testbed-closed.v1': true,
});
