import { IpRecords1795564673500 } from './migrations/1795564673500-ip-records.js';
import { IpRecordRow } from './read/ip-records/ip-record.row.js';
import { OrganisationNameRow } from './read/organisation-names/organisation-name.row.js';
import { FirstCustomerRow, OwnershipRow } from './read/ownership-register/ownership.row.js';
import { SpreadRow } from './read/spread/spread.row.js';

/** The tables of this context, and how they came to be. */
export const ipRecordsRows = [IpRecordRow, OrganisationNameRow, OwnershipRow, FirstCustomerRow, SpreadRow];
export const ipRecordsMigrations = [IpRecords1795564673500];
