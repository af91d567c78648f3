import { InputType } from '@nestjs/graphql';
import { act, DayInput, MoneyInput, MoneyInputType, TextInput } from '@hub/platform';

@InputType()
export class SetBenefitThresholdsInput {
  @DayInput('The day from which they hold; later than that of the last ones.') validFrom!: string;
  @MoneyInput('What a working hour is worth, in SEK.') hourlyRate!: MoneyInputType;
  @MoneyInput('The yearly value from which a benefit is medium, in SEK.') mediumFrom!: MoneyInputType;
  @MoneyInput('The yearly value from which a benefit is large, in SEK.') largeFrom!: MoneyInputType;
  @TextInput('Where the figures come from.', { max: 500 }) source!: string;
  @TextInput('Why they are set.', { max: 1_000 }) reason!: string;
}

/** Sets the thresholds of benefit. What was agreed before keeps its band. */
export class SetBenefitThresholds extends act({
  name: 'setBenefitThresholds',
  input: SetBenefitThresholdsInput,
  roles: ['coordinator', 'decision-maker'],
  describe: 'Sets from which yearly value on a benefit is medium and large.',
}) {}
