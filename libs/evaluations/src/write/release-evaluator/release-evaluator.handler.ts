import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { evaluation } from '../../domain/evaluation.js';
import { evaluationStream } from '../../domain/evaluation.stream.js';
import { ReleaseEvaluator } from './release-evaluator.act.js';

@CommandHandler(ReleaseEvaluator)
export class ReleaseEvaluatorHandler implements ICommandHandler<ReleaseEvaluator> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: ReleaseEvaluator): Promise<Answer> {
    return this.commands
      .with(evaluation)
      .handle({ stream: evaluationStream(input.evaluationId), id: input.evaluationId }, envelope, () => ({
        type: 'release-evaluator',
        data: input,
      }));
  }
}
