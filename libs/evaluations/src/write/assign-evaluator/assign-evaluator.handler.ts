import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { evaluation } from '../../domain/evaluation.js';
import { evaluationStream } from '../../domain/evaluation.stream.js';
import { AssignEvaluator } from './assign-evaluator.act.js';

@CommandHandler(AssignEvaluator)
export class AssignEvaluatorHandler implements ICommandHandler<AssignEvaluator> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: AssignEvaluator): Promise<Answer> {
    return this.commands
      .with(evaluation)
      .handle({ stream: evaluationStream(input.evaluationId), id: input.evaluationId }, envelope, () => ({
        type: 'assign-evaluator',
        data: input,
      }));
  }
}
