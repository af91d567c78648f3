import { InputType } from '@nestjs/graphql';
import { act, DayInput, IdInput, IdListInput, MomentInput } from '@hub/platform';

@InputType()
export class InviteTenderersInput {
  @IdInput('The procurement.') procurementId!: string;
  @IdListInput('The candidates that are invited, all of them qualified.', { min: 1, max: 1_000 }) candidates!: string[];
  @MomentInput('The deadline for tenders; at that very moment a tender is in time.') tendersDueAt!: string;
  @DayInput('The last day for additional information, at the latest six days before the deadline (LOU 12:11).') informationDueOn!: string;
}

/** Invites candidates to tender, all of them at once (LOU 10:9). */
export class InviteTenderers extends act({
  name: 'inviteTenderers',
  input: InviteTenderersInput,
  roles: ['procurement-officer'],
  describe: 'Invites qualified candidates to tender, all of them at once.',
}) {}
