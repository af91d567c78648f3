import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { person } from '../../domain/person.js';
import { personStream } from '../../domain/person.stream.js';
import { ForgetPerson } from './forget-person.act.js';

/** Stores that the person is forgotten. The reaction to it erases the entry, also after a crash. */
@CommandHandler(ForgetPerson)
export class ForgetPersonHandler implements ICommandHandler<ForgetPerson> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: ForgetPerson): Promise<Answer> {
    const { personId } = input;
    return this.commands.with(person).handle({ stream: personStream(personId), id: personId }, envelope, () => ({
      type: 'forget-person',
      data: input,
    }));
  }
}
