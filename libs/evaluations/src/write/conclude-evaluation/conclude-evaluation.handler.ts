import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { evaluation } from '../../domain/evaluation.js';
import { evaluationStream } from '../../domain/evaluation.stream.js';
import { ProposalStandings } from '../../domain/proposal-standings.port.js';
import { ConcludeEvaluation } from './conclude-evaluation.act.js';

@CommandHandler(ConcludeEvaluation)
export class ConcludeEvaluationHandler implements ICommandHandler<ConcludeEvaluation> {
  constructor(
    private readonly commands: Commands,
    private readonly proposals: ProposalStandings,
  ) {}

  execute({ input, envelope }: ConcludeEvaluation): Promise<Answer> {
    return this.commands
      .with(evaluation)
      .handle({ stream: evaluationStream(input.evaluationId), id: input.evaluationId }, envelope, async () => ({
        type: 'conclude-evaluation',
        data: { ...input, proposal: await this.proposals.of(input.evaluationId) },
      }));
  }
}
