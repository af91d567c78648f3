import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { isRejection } from '@hub/kernel';
import { type Answer, Commands, fingerprintOf } from '@hub/platform';
import { type DirectoryEntry, PersonDirectory } from '../../domain/person-directory.port.js';
import { person } from '../../domain/person.js';
import { personStream } from '../../domain/person.stream.js';
import { RegisterPerson } from './register-person.act.js';

/**
 * The name goes to the directory first, and only when nobody is registered yet; then the fact is stored. Where two register one
 * reference at once, the one whose fact was stored writes last.
 *
 * The fingerprint of the command leaves name and address out: a digest of them in the log would let somebody test a guess for ever.
 * So a repeated command is known again by the rest of it, and a name it brings then is not looked at.
 */
@CommandHandler(RegisterPerson)
export class RegisterPersonHandler implements ICommandHandler<RegisterPerson> {
  constructor(
    private readonly commands: Commands,
    private readonly directory: PersonDirectory,
  ) {}

  async execute({ input: { name, email, ...registered }, envelope }: RegisterPerson): Promise<Answer> {
    const { personId } = registered;
    const drafted: DirectoryEntry[] = [];
    const answer = await this.commands
      .with(person)
      .handle(
        { stream: personStream(personId), id: personId },
        { ...envelope, fingerprint: fingerprintOf(envelope.act, registered) },
        async (state) => {
          if (state === 'unknown') {
            await this.directory.draft(personId, { name, email });
            drafted.push({ name, email });
          }
          return { type: 'register-person', data: registered };
        },
      );
    const [entry] = drafted;
    if (entry && !isRejection(answer)) await this.directory.keep(personId, entry);
    return answer;
  }
}
