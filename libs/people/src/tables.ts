import { People1795563905341 } from './migrations/1795563905341-people.js';
import { OrganisationRow } from './read/organisations/organisation.row.js';
import { DirectoryEntryRow } from './read/person-directory/directory-entry.row.js';
import { PersonRow } from './read/persons/person.row.js';

/** The tables of this context, and how they came to be. */
export const peopleRows = [DirectoryEntryRow, OrganisationRow, PersonRow];
export const peopleMigrations = [People1795563905341];
