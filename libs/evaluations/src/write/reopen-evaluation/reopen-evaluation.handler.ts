import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { evaluation } from '../../domain/evaluation.js';
import { evaluationStream } from '../../domain/evaluation.stream.js';
import { ProposalStandings } from '../../domain/proposal-standings.port.js';
import { ReopenEvaluation } from './reopen-evaluation.act.js';

@CommandHandler(ReopenEvaluation)
export class ReopenEvaluationHandler implements ICommandHandler<ReopenEvaluation> {
  constructor(
    private readonly commands: Commands,
    private readonly proposals: ProposalStandings,
  ) {}

  execute({ input, envelope }: ReopenEvaluation): Promise<Answer> {
    return this.commands
      .with(evaluation)
      .handle({ stream: evaluationStream(input.evaluationId), id: input.evaluationId }, envelope, async () => ({
        type: 'reopen-evaluation',
        data: { ...input, proposal: await this.proposals.of(input.evaluationId) },
      }));
  }
}
