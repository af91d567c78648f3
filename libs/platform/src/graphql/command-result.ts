import { createUnionType, Field, Int, ObjectType } from '@nestjs/graphql';
import { isRejection, type Rejection } from '@hub/kernel';
import type { Answer } from '../acts/commands.js';
import type { InputProblem } from '../acts/desk.js';
import { JsonScalar } from './json.scalar.js';
import { RejectionCode, textOf } from './rejection-codes.js';

@ObjectType('Accepted', { description: 'The act was done, or had been done before with the same commandId.' })
export class AcceptedView {
  @Field(() => String, { description: 'The id of the case it concerns.' }) id!: string;
  @Field(() => Int, { description: 'The version of the case after it.' }) version!: number;
  @Field(() => String, { description: 'The position to give a query as `afterPosition`, to read what was written.' }) position!: string;
}

@ObjectType({ description: 'One thing that is wrong with an input.' })
export class InputProblemView {
  @Field(() => String, { description: 'The field, as a path.' }) field!: string;
  @Field(() => String, { description: 'What about it.' }) problem!: string;
}

@ObjectType('Refused', { description: 'The act was not done, and nothing has changed.' })
export class RefusedView {
  @Field(() => RejectionCode, { description: 'Why, as a stable code.' }) code!: string;
  @Field(() => String, { description: "What the refusal rests on: a paragraph of law, or HUB for the hub's own rule." }) rule!: string;
  @Field(() => String, { description: 'What the code says, in English.' }) says!: string;
  @Field(() => JsonScalar, { description: 'What a text about the refusal may name.' }) parameters!: object;
  @Field(() => [InputProblemView], { description: 'What is wrong with the input, when that is the reason.' })
  problems!: readonly InputProblem[];
}

/** What every mutation answers with. */
export const CommandResult = createUnionType({
  name: 'CommandResult',
  description: 'The answer to an act.',
  types: () => [AcceptedView, RefusedView] as const,
  resolveType: (value: object) => ('code' in value ? RefusedView : AcceptedView),
});

/** A refusal as it is shown: with the rule it rests on. */
export const toRefused = ({ rejected, because }: Rejection): RefusedView => {
  const { problems, ...parameters } = because as { problems?: readonly InputProblem[] };
  return { code: rejected, ...textOf(rejected), parameters, problems: problems ?? [] };
};

export const toCommandResult = (answer: Answer): AcceptedView | RefusedView =>
  isRejection(answer) ? toRefused(answer) : { ...answer, position: answer.position.toString() };
