import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands, holds } from '@hub/platform';
import { timesheet } from '../../domain/timesheet.js';
import { timesheetStream } from '../../domain/timesheet.stream.js';
import { CorrectTime } from './correct-time.act.js';

@CommandHandler(CorrectTime)
export class CorrectTimeHandler implements ICommandHandler<CorrectTime> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: CorrectTime): Promise<Answer> {
    const { asker } = envelope;
    const { year, entryId } = input;
    const person = input.person ?? asker.ref;
    return this.commands.with(timesheet).handle({ stream: timesheetStream(person, year), id: entryId }, envelope, () => ({
      type: 'correct-time',
      data: { ...input, person, forOthers: holds(asker, ['need-owner', 'coordinator']) },
    }));
  }
}
