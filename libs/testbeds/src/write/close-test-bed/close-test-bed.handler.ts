import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { testBed } from '../../domain/testbed.js';
import { testBedStream } from '../../domain/testbed.stream.js';
import { CloseTestBed } from './close-test-bed.act.js';

@CommandHandler(CloseTestBed)
export class CloseTestBedHandler implements ICommandHandler<CloseTestBed> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: CloseTestBed): Promise<Answer> {
    const { testBedId } = input;
    return this.commands.with(testBed).handle({ stream: testBedStream(testBedId), id: testBedId }, envelope, () => ({
      type: 'close-test-bed',
      data: input,
    }));
  }
}
