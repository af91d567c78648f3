import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { evaluation } from '../../domain/evaluation.js';
import { evaluationStream } from '../../domain/evaluation.stream.js';
import { effectOf } from '../../inputs.js';
import { AssessEffect } from './assess-effect.act.js';

@CommandHandler(AssessEffect)
export class AssessEffectHandler implements ICommandHandler<AssessEffect> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: AssessEffect): Promise<Answer> {
    return this.commands
      .with(evaluation)
      .handle({ stream: evaluationStream(input.evaluationId), id: input.evaluationId }, envelope, () => ({
        type: 'assess-effect',
        data: { evaluationId: input.evaluationId, effect: effectOf(input) },
      }));
  }
}
