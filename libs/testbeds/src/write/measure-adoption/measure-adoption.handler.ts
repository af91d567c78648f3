import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { toLocalDate } from '@hub/kernel';
import { type Answer, Commands } from '@hub/platform';
import { testBed } from '../../domain/testbed.js';
import { testBedStream } from '../../domain/testbed.stream.js';
import { MeasureAdoption } from './measure-adoption.act.js';

@CommandHandler(MeasureAdoption)
export class MeasureAdoptionHandler implements ICommandHandler<MeasureAdoption> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: MeasureAdoption): Promise<Answer> {
    const { testBedId } = input;
    return this.commands.with(testBed).handle({ stream: testBedStream(testBedId), id: testBedId }, envelope, () => ({
      type: 'measure-adoption',
      data: { ...input, measuredOn: toLocalDate(input.measuredOn) },
    }));
  }
}
