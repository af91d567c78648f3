import { InputType } from '@nestjs/graphql';
import { act, IdInput } from '@hub/platform';

@InputType()
export class OpenTendersInput {
  @IdInput('The procurement.') procurementId!: string;
}

/** Opens the tenders, after the deadline. Two persons do it (LOU 12:10): the first attests, the second, who is somebody else, opens. */
export class OpenTenders extends act({
  name: 'openTenders',
  input: OpenTendersInput,
  roles: ['tender-opener'],
  describe: 'Opens the tenders, after the deadline: the first of two persons attests, the second opens.',
}) {}
