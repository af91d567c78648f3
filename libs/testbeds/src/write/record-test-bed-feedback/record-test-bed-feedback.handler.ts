import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands, idOf } from '@hub/platform';
import { testBed } from '../../domain/testbed.js';
import { testBedStream } from '../../domain/testbed.stream.js';
import { RecordTestBedFeedback } from './record-test-bed-feedback.act.js';

@CommandHandler(RecordTestBedFeedback)
export class RecordTestBedFeedbackHandler implements ICommandHandler<RecordTestBedFeedback> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: RecordTestBedFeedback): Promise<Answer> {
    const { testBedId } = input;
    return this.commands.with(testBed).handle({ stream: testBedStream(testBedId), id: testBedId }, envelope, () => ({
      type: 'record-feedback',
      data: { ...input, feedbackId: idOf('feedback', envelope.commandId) },
    }));
  }
}
