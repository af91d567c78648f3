import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { organisation } from '../../domain/organisation.js';
import { organisationStream } from '../../domain/organisation.stream.js';
import { RegisterOrganisation } from './register-organisation.act.js';

@CommandHandler(RegisterOrganisation)
export class RegisterOrganisationHandler implements ICommandHandler<RegisterOrganisation> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: RegisterOrganisation): Promise<Answer> {
    const { organisationId } = input;
    return this.commands.with(organisation).handle({ stream: organisationStream(organisationId), id: organisationId }, envelope, () => ({
      type: 'register-organisation',
      data: input,
    }));
  }
}
