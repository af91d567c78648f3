import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { organisation } from '../../domain/organisation.js';
import { organisationStream } from '../../domain/organisation.stream.js';
import { RenameOrganisation } from './rename-organisation.act.js';

@CommandHandler(RenameOrganisation)
export class RenameOrganisationHandler implements ICommandHandler<RenameOrganisation> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: RenameOrganisation): Promise<Answer> {
    const { organisationId } = input;
    return this.commands.with(organisation).handle({ stream: organisationStream(organisationId), id: organisationId }, envelope, () => ({
      type: 'rename-organisation',
      data: input,
    }));
  }
}
