import { InputType } from '@nestjs/graphql';
import { act, ChoiceInput, IdInput, TextInput } from '@hub/platform';
import { AssetKindChoice } from '../../choices.js';
import type { AssetKind } from '../../domain/ip-record.events.js';

@InputType()
export class DeclareBackgroundInput {
  @IdInput("The record: it has the partnership's id.") ipRecordId!: string;
  @TextInput('What it is called.') name!: string;
  @ChoiceInput(AssetKindChoice, 'What kind of thing it is.') kind!: AssetKind;
  @IdInput('Whose it is and stays: the code of an organisation.') owner!: string;
}

/** Lists what a party brings with it. An innovator does so only in a partnership of its own organisation. */
export class DeclareBackground extends act({
  name: 'declareBackground',
  input: DeclareBackgroundInput,
  roles: ['innovator', 'procurement-officer'],
  describe: 'Lists what a party brings into a partnership and keeps, before the usage right starts.',
}) {}
