import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { evaluation } from '../../domain/evaluation.js';
import { evaluationStream } from '../../domain/evaluation.stream.js';
import { DeclareConflictOfInterest } from './declare-conflict-of-interest.act.js';

@CommandHandler(DeclareConflictOfInterest)
export class DeclareConflictOfInterestHandler implements ICommandHandler<DeclareConflictOfInterest> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: DeclareConflictOfInterest): Promise<Answer> {
    return this.commands
      .with(evaluation)
      .handle({ stream: evaluationStream(input.evaluationId), id: input.evaluationId }, envelope, () => ({
        type: 'declare-conflict-of-interest',
        data: input,
      }));
  }
}
