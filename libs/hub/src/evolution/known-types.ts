import { caseFileEventTypes } from '@hub/case-files';
import { challengeEventTypes } from '@hub/challenges';
import { programmeEventTypes } from '@hub/cycles';
import { benefitThresholdsEventTypes, evaluationEventTypes } from '@hub/evaluations';
import { ipRecordEventTypes } from '@hub/ip-records';
import { Evolution } from '@hub/event-store';
import { partnershipEventTypes } from '@hub/partnerships';
import { organisationEventTypes, personEventTypes } from '@hub/people';
import { challengeProcurementEventTypes, procurementEventTypes, tenderEventTypes } from '@hub/procurement';
import { caseRegisterEventTypes, proposalEventTypes } from '@hub/proposals';
import { testBedEventTypes, timesheetEventTypes } from '@hub/testbeds';
import { upcasters } from './upcasters.js';

/** Every type of fact that code reads and writes, context by context, with those that no other context may hear of. */
export const currentTypes: readonly string[] = [
  ...organisationEventTypes,
  ...personEventTypes,
  ...proposalEventTypes,
  ...caseRegisterEventTypes,
  ...evaluationEventTypes,
  ...benefitThresholdsEventTypes,
  ...challengeEventTypes,
  ...programmeEventTypes,
  ...procurementEventTypes,
  ...challengeProcurementEventTypes,
  ...tenderEventTypes,
  ...partnershipEventTypes,
  ...ipRecordEventTypes,
  ...testBedEventTypes,
  ...timesheetEventTypes,
  ...caseFileEventTypes,
];

/** @throws {BadUpcasters} when the upcasters do not fit together: a program does not start with that. */
export const openEvolution = (): Evolution => new Evolution(upcasters, currentTypes);

/** Every type that can be in the store: those of today, and those that are read as one of them. */
export const knownTypes = (): ReadonlySet<string> => new Set([...currentTypes, ...openEvolution().former]);
