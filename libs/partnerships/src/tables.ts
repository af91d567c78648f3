import { Partnerships1795563978003 } from './migrations/1795563978003-partnerships.js';
import { AwardRow } from './read/awards/award.row.js';
import { PartnershipRow } from './read/partnerships/partnership.row.js';

/** The tables of this context, and how they came to be. */
export const partnershipsRows = [AwardRow, PartnershipRow];
export const partnershipsMigrations = [Partnerships1795563978003];
