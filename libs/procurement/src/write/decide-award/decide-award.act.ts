import { InputType } from '@nestjs/graphql';
import { act, IdInput, IdListInput, TextInput } from '@hub/platform';

@InputType()
export class DecideAwardInput {
  @IdInput('The procurement.') procurementId!: string;
  @IdListInput('The tenderers that become partners: the best ranked, and no more than the documents provide for.', { min: 1 })
  partners!: string[];
  @TextInput('Why, in words for all who took part (LOU 12:12).', { max: 10_000 }) reason!: string;
  @TextInput('The delegation the decision rests on.') delegation!: string;
}

/** Decides who becomes partner. A named person decides (KL 6:38), and passes over no tender with a higher total (LOU 16:1). */
export class DecideAward extends act({
  name: 'decideAward',
  input: DecideAwardInput,
  roles: ['decision-maker'],
  describe: 'Decides which tenderers become partners: those with the highest totals of the latest evaluation.',
}) {}
