import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { toLocalDate } from '@hub/kernel';
import { type Answer, Commands } from '@hub/platform';
import { programme } from '../../domain/programme.js';
import { programmeStream } from '../../domain/programme.stream.js';
import { DefineProgramme } from './define-programme.act.js';

@CommandHandler(DefineProgramme)
export class DefineProgrammeHandler implements ICommandHandler<DefineProgramme> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: DefineProgramme): Promise<Answer> {
    const { programmeId } = input;
    return this.commands.with(programme).handle({ stream: programmeStream(programmeId), id: programmeId }, envelope, () => ({
      type: 'define-programme',
      data: { ...input, startsOn: toLocalDate(input.startsOn), endsOn: toLocalDate(input.endsOn) },
    }));
  }
}
