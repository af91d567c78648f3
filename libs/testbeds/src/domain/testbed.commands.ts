import type { Intent, LocalDate } from '@hub/kernel';

type OfTestBed = { testBedId: string };

/** `challengeKnown` tells whether there is a challenge of this id. */
export type OpenTestBedIntent = Intent<
  'open-test-bed',
  OfTestBed & {
    challengeId: string;
    challengeKnown: boolean;
    site: string;
    host: string;
    opensOn: LocalDate;
    closesOn?: LocalDate | undefined;
  }
>;
export type RecordFeedbackIntent = Intent<'record-feedback', OfTestBed & { feedbackId: string; feedback: string }>;
export type MeasureAdoptionIntent = Intent<
  'measure-adoption',
  OfTestBed & { metric: string; value: string; unit: string; measuredOn: LocalDate }
>;
export type CloseTestBedIntent = Intent<'close-test-bed', OfTestBed & { reason: string }>;

export type TestBedCommand = OpenTestBedIntent | RecordFeedbackIntent | MeasureAdoptionIntent | CloseTestBedIntent;
