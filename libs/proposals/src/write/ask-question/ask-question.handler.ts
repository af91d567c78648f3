import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands, idOf } from '@hub/platform';
import { proposal } from '../../domain/proposal.js';
import { proposalStream } from '../../domain/proposal.stream.js';
import { AskQuestion } from './ask-question.act.js';

@CommandHandler(AskQuestion)
export class AskQuestionHandler implements ICommandHandler<AskQuestion> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: AskQuestion): Promise<Answer> {
    return this.commands.with(proposal).handle({ stream: proposalStream(input.proposalId), id: input.proposalId }, envelope, () => ({
      type: 'ask-question',
      data: { ...input, questionId: idOf('question', envelope.commandId) },
    }));
  }
}
