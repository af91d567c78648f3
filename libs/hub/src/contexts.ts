import type { Type } from '@nestjs/common';
import { ChallengesModule } from '@hub/challenges';
import { CyclesModule } from '@hub/cycles';
import { EvaluationsModule } from '@hub/evaluations';
import { InsightsModule } from '@hub/insights';
import { IpRecordsModule } from '@hub/ip-records';
import { PartnershipsModule } from '@hub/partnerships';
import { PeopleModule } from '@hub/people';
import { ProcurementModule } from '@hub/procurement';
import { ProposalsModule } from '@hub/proposals';
import { TestbedsModule } from '@hub/testbeds';

/** The contexts of the hub, in the order of the chain. */
export const contexts: readonly Type[] = [
  PeopleModule,
  ProposalsModule,
  EvaluationsModule,
  ChallengesModule,
  CyclesModule,
  ProcurementModule,
  PartnershipsModule,
  IpRecordsModule,
  TestbedsModule,
  InsightsModule,
];
