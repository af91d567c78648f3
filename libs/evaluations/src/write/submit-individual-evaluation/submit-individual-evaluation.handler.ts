import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { evaluation } from '../../domain/evaluation.js';
import { evaluationStream } from '../../domain/evaluation.stream.js';
import { SubmitIndividualEvaluation } from './submit-individual-evaluation.act.js';

@CommandHandler(SubmitIndividualEvaluation)
export class SubmitIndividualEvaluationHandler implements ICommandHandler<SubmitIndividualEvaluation> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: SubmitIndividualEvaluation): Promise<Answer> {
    return this.commands
      .with(evaluation)
      .handle({ stream: evaluationStream(input.evaluationId), id: input.evaluationId }, envelope, () => ({
        type: 'submit-individual-evaluation',
        data: input,
      }));
  }
}
