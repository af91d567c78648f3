import { Module, type Provider } from '@nestjs/common';
import { publishRejections, slice } from '@hub/platform';
import { organisationRejections } from './domain/organisation.rejections.js';
import { PersonDirectory } from './domain/person-directory.port.js';
import { personRejections } from './domain/person.rejections.js';
import { EraseForgottenNames } from './react/erase-forgotten-names/erase-forgotten-names.reactor.js';
import { OrganisationProjection } from './read/organisations/organisation.projection.js';
import { OrganisationResolver } from './read/organisations/organisation.resolver.js';
import { TypeormPersonDirectory } from './read/person-directory/person-directory.lookup.js';
import { PersonProjection } from './read/persons/person.projection.js';
import { PersonResolver } from './read/persons/person.resolver.js';
import { ForgetPerson } from './write/forget-person/forget-person.act.js';
import { ForgetPersonHandler } from './write/forget-person/forget-person.handler.js';
import { RegisterOrganisation } from './write/register-organisation/register-organisation.act.js';
import { RegisterOrganisationHandler } from './write/register-organisation/register-organisation.handler.js';
import { RegisterPerson } from './write/register-person/register-person.act.js';
import { RegisterPersonHandler } from './write/register-person/register-person.handler.js';
import { RenameOrganisation } from './write/rename-organisation/rename-organisation.act.js';
import { RenameOrganisationHandler } from './write/rename-organisation/rename-organisation.handler.js';

publishRejections(organisationRejections);
publishRejections(personRejections);

const write: Provider[] = [
  ...slice(RegisterOrganisation, RegisterOrganisationHandler),
  ...slice(RenameOrganisation, RenameOrganisationHandler),
  ...slice(RegisterPerson, RegisterPersonHandler),
  ...slice(ForgetPerson, ForgetPersonHandler),
];
const react: Provider[] = [EraseForgottenNames];
const read: Provider[] = [OrganisationProjection, OrganisationResolver, PersonProjection, PersonResolver, TypeormPersonDirectory];
const ports: Provider[] = [{ provide: PersonDirectory, useExisting: TypeormPersonDirectory }];

/** Who somebody is: the only place with names of persons. */
@Module({ providers: [...write, ...react, ...read, ...ports] })
export class PeopleModule {}
