import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { proposal } from '../../domain/proposal.js';
import { proposalStream } from '../../domain/proposal.stream.js';
import { AnswerQuestion } from './answer-question.act.js';

@CommandHandler(AnswerQuestion)
export class AnswerQuestionHandler implements ICommandHandler<AnswerQuestion> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: AnswerQuestion): Promise<Answer> {
    return this.commands.with(proposal).handle({ stream: proposalStream(input.proposalId), id: input.proposalId }, envelope, () => ({
      type: 'answer-question',
      data: { ...input, forTheHub: envelope.asker.roles.includes('coordinator') },
    }));
  }
}
