import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { procurement } from '../../domain/procurement.js';
import { procurementStream } from '../../domain/procurement.stream.js';
import { DecideAward } from './decide-award.act.js';

@CommandHandler(DecideAward)
export class DecideAwardHandler implements ICommandHandler<DecideAward> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: DecideAward): Promise<Answer> {
    const { procurementId } = input;
    return this.commands.with(procurement).handle({ stream: procurementStream(procurementId), id: procurementId }, envelope, () => ({
      type: 'decide-award',
      data: input,
    }));
  }
}
