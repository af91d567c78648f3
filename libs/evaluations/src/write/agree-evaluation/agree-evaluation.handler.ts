import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands, idOf } from '@hub/platform';
import { benefitThresholds } from '../../domain/benefit/benefit-thresholds.js';
import { BENEFIT_THRESHOLDS_STREAM } from '../../domain/benefit/benefit-thresholds.stream.js';
import { evaluation } from '../../domain/evaluation.js';
import { evaluationStream } from '../../domain/evaluation.stream.js';
import { effectOf, scanOf } from '../../inputs.js';
import { AgreeEvaluation } from './agree-evaluation.act.js';

/** Gathers the thresholds as they are stored now, so that a band never rests on old ones. */
@CommandHandler(AgreeEvaluation)
export class AgreeEvaluationHandler implements ICommandHandler<AgreeEvaluation> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: AgreeEvaluation): Promise<Answer> {
    const { evaluationId } = input;
    return this.commands.with(evaluation).handle({ stream: evaluationStream(evaluationId), id: evaluationId }, envelope, async () => ({
      type: 'agree-evaluation',
      data: {
        evaluationId,
        effect: effectOf(input.effect),
        scan: scanOf(idOf('scan', envelope.commandId), input.scan),
        thresholds: await this.commands.with(benefitThresholds).stateOf(BENEFIT_THRESHOLDS_STREAM),
      },
    }));
  }
}
