import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { procurement } from '../../domain/procurement.js';
import { procurementStream } from '../../domain/procurement.stream.js';
import { HoldMarketDialogue } from './hold-market-dialogue.act.js';

@CommandHandler(HoldMarketDialogue)
export class HoldMarketDialogueHandler implements ICommandHandler<HoldMarketDialogue> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: HoldMarketDialogue): Promise<Answer> {
    const { procurementId } = input;
    return this.commands.with(procurement).handle({ stream: procurementStream(procurementId), id: procurementId }, envelope, () => ({
      type: 'hold-market-dialogue',
      data: input,
    }));
  }
}
