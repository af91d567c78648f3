import { InputType } from '@nestjs/graphql';
import { act, ChoiceInput, IdInput, TextInput } from '@hub/platform';
import { AssetKindChoice } from '../../choices.js';
import type { AssetKind } from '../../domain/ip-record.events.js';

@InputType()
export class RegisterForegroundInput {
  @IdInput("The record: it has the partnership's id.") ipRecordId!: string;
  @TextInput('What it is called.') name!: string;
  @ChoiceInput(AssetKindChoice, 'What kind of thing it is.') kind!: AssetKind;
}

/** Lists what came out of the partnership. Nobody chooses its owner here: the terms of the contract did. */
export class RegisterForeground extends act({
  name: 'registerForeground',
  input: RegisterForegroundInput,
  roles: ['innovator', 'procurement-officer'],
  describe: 'Lists what came out of a partnership. Its one owner is the owner of the record.',
}) {}
