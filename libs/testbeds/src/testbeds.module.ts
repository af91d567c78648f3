import { Module, type Provider } from '@nestjs/common';
import { publishRejections, slice } from '@hub/platform';
import { KnownChallenges } from './domain/known-challenges.port.js';
import { testBedRejections } from './domain/testbed.rejections.js';
import { timesheetRejections } from './domain/timesheet.rejections.js';
import { KnownChallengesLookup } from './read/known-challenges/known-challenges.lookup.js';
import { KnownChallengesProjection } from './read/known-challenges/known-challenges.projection.js';
import { TestBedProjection } from './read/test-beds/test-bed.projection.js';
import { TestBedResolver } from './read/test-beds/test-bed.resolver.js';
import { TimeInvestedProjection } from './read/time-invested/time-invested.projection.js';
import { TimeInvestedResolver } from './read/time-invested/time-invested.resolver.js';
import { CloseTestBed } from './write/close-test-bed/close-test-bed.act.js';
import { CloseTestBedHandler } from './write/close-test-bed/close-test-bed.handler.js';
import { CorrectTime } from './write/correct-time/correct-time.act.js';
import { CorrectTimeHandler } from './write/correct-time/correct-time.handler.js';
import { LogTime } from './write/log-time/log-time.act.js';
import { LogTimeHandler } from './write/log-time/log-time.handler.js';
import { MeasureAdoption } from './write/measure-adoption/measure-adoption.act.js';
import { MeasureAdoptionHandler } from './write/measure-adoption/measure-adoption.handler.js';
import { OpenTestBed } from './write/open-test-bed/open-test-bed.act.js';
import { OpenTestBedHandler } from './write/open-test-bed/open-test-bed.handler.js';
import { RecordTestBedFeedback } from './write/record-test-bed-feedback/record-test-bed-feedback.act.js';
import { RecordTestBedFeedbackHandler } from './write/record-test-bed-feedback/record-test-bed-feedback.handler.js';

publishRejections(testBedRejections);
publishRejections(timesheetRejections);

const write: Provider[] = [
  ...slice(OpenTestBed, OpenTestBedHandler),
  ...slice(RecordTestBedFeedback, RecordTestBedFeedbackHandler),
  ...slice(MeasureAdoption, MeasureAdoptionHandler),
  ...slice(CloseTestBed, CloseTestBedHandler),
  ...slice(LogTime, LogTimeHandler),
  ...slice(CorrectTime, CorrectTimeHandler),
];
const read: Provider[] = [
  KnownChallengesLookup,
  KnownChallengesProjection,
  TestBedProjection,
  TestBedResolver,
  TimeInvestedProjection,
  TimeInvestedResolver,
];
const ports: Provider[] = [{ provide: KnownChallenges, useExisting: KnownChallengesLookup }];

/** Where solutions are tried, and the hours the municipality invests. */
@Module({ providers: [...write, ...read, ...ports] })
export class TestbedsModule {}
