import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { toLocalDate } from '@hub/kernel';
import { type Answer, Commands, holds, idOf } from '@hub/platform';
import { KnownChallenges } from '../../domain/known-challenges.port.js';
import { testBed } from '../../domain/testbed.js';
import { testBedStream } from '../../domain/testbed.stream.js';
import type { NamedTestBed } from '../../domain/timesheet.commands.js';
import { timesheet } from '../../domain/timesheet.js';
import { timesheetStream } from '../../domain/timesheet.stream.js';
import { LogTime } from './log-time.act.js';

/** Gathers whether there is such a challenge, and what the test bed says of itself. */
@CommandHandler(LogTime)
export class LogTimeHandler implements ICommandHandler<LogTime> {
  constructor(
    private readonly commands: Commands,
    private readonly challenges: KnownChallenges,
  ) {}

  execute({ input: { testBedId, ...input }, envelope }: LogTime): Promise<Answer> {
    const { asker, commandId } = envelope;
    const person = input.person ?? asker.ref;
    const day = toLocalDate(input.day);
    const year = Number(day.slice(0, 4));
    const entryId = idOf('time', commandId);
    return this.commands.with(timesheet).handle({ stream: timesheetStream(person, year), id: entryId }, envelope, async () => ({
      type: 'log-time',
      data: {
        ...input,
        person,
        year,
        entryId,
        day,
        forOthers: holds(asker, ['need-owner', 'coordinator']),
        challengeKnown: await this.challenges.has(input.challengeId),
        testBed: testBedId === undefined ? undefined : await this.named(testBedId),
      },
    }));
  }

  private async named(testBedId: string): Promise<NamedTestBed> {
    const known = await this.commands.with(testBed).stateOf(testBedStream(testBedId));
    return { testBedId, challengeId: known?.challengeId };
  }
}
