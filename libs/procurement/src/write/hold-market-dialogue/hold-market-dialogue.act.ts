import { InputType } from '@nestjs/graphql';
import { act, ChoiceInput, IdInput, TextInput, TextListInput } from '@hub/platform';
import { DialogueKindChoice } from '../../choices.js';
import type { DialogueKind } from '../../domain/procurement.events.js';

@InputType()
export class HoldMarketDialogueInput {
  @IdInput('The procurement.') procurementId!: string;
  @ChoiceInput(DialogueKindChoice, 'In writing, or by a presentation.') kind!: DialogueKind;
  @TextListInput('The organisations that took part, by their ids or names. Leave names of people out.', { min: 1 }) participants!: string[];
  @TextInput('What was told them: all who take part later are told it too (LOU 4:8).', { max: 10_000 }) informationShared!: string;
}

/** Writes down what was told to whom before the procurement was announced (LOU 4:8). */
export class HoldMarketDialogue extends act({
  name: 'holdMarketDialogue',
  input: HoldMarketDialogueInput,
  roles: ['procurement-officer'],
  describe: 'Writes down a market dialogue before the contract notice.',
}) {}
