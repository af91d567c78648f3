import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { toLocalDate } from '@hub/kernel';
import { type Answer, Commands } from '@hub/platform';
import { benefitThresholds } from '../../domain/benefit/benefit-thresholds.js';
import { BENEFIT_THRESHOLDS_STREAM } from '../../domain/benefit/benefit-thresholds.stream.js';
import { SetBenefitThresholds } from './set-benefit-thresholds.act.js';

@CommandHandler(SetBenefitThresholds)
export class SetBenefitThresholdsHandler implements ICommandHandler<SetBenefitThresholds> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: SetBenefitThresholds): Promise<Answer> {
    const target = { stream: BENEFIT_THRESHOLDS_STREAM, id: BENEFIT_THRESHOLDS_STREAM };
    return this.commands.with(benefitThresholds).handle(target, envelope, () => ({
      type: 'set-benefit-thresholds',
      data: { ...input, validFrom: toLocalDate(input.validFrom) },
    }));
  }
}
