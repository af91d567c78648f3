import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { toLocalDate } from '@hub/kernel';
import { type Answer, Commands } from '@hub/platform';
import { programme } from '../../domain/programme.js';
import { programmeStream } from '../../domain/programme.stream.js';
import { ExtendProgramme } from './extend-programme.act.js';

@CommandHandler(ExtendProgramme)
export class ExtendProgrammeHandler implements ICommandHandler<ExtendProgramme> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: ExtendProgramme): Promise<Answer> {
    const { programmeId } = input;
    return this.commands.with(programme).handle({ stream: programmeStream(programmeId), id: programmeId }, envelope, () => ({
      type: 'extend-programme',
      data: { ...input, endsOn: toLocalDate(input.endsOn) },
    }));
  }
}
