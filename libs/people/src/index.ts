export type { OrganisationEvent, OrganisationKind, OrganisationRegistered, OrganisationRenamed } from './domain/organisation.events.js';
export { organisationEventTypes } from './domain/organisation.events.js';
export type { PersonEvent, PersonForgotten, PersonRegistered } from './domain/person.events.js';
export { personEventTypes } from './domain/person.events.js';
export { PeopleModule } from './people.module.js';
export { OrganisationRow } from './read/organisations/organisation.row.js';
export { peopleMigrations, peopleRows } from './tables.js';
