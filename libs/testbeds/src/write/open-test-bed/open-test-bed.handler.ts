import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { toLocalDate } from '@hub/kernel';
import { type Answer, Commands, idOf } from '@hub/platform';
import { KnownChallenges } from '../../domain/known-challenges.port.js';
import { testBed } from '../../domain/testbed.js';
import { testBedStream } from '../../domain/testbed.stream.js';
import { OpenTestBed } from './open-test-bed.act.js';

@CommandHandler(OpenTestBed)
export class OpenTestBedHandler implements ICommandHandler<OpenTestBed> {
  constructor(
    private readonly commands: Commands,
    private readonly challenges: KnownChallenges,
  ) {}

  execute({ input, envelope }: OpenTestBed): Promise<Answer> {
    const testBedId = idOf('testbed', envelope.commandId);
    return this.commands.with(testBed).handle({ stream: testBedStream(testBedId), id: testBedId }, envelope, async () => ({
      type: 'open-test-bed',
      data: {
        ...input,
        testBedId,
        challengeKnown: await this.challenges.has(input.challengeId),
        opensOn: toLocalDate(input.opensOn),
        closesOn: input.closesOn === undefined ? undefined : toLocalDate(input.closesOn),
      },
    }));
  }
}
