import { Procurement1795564067736 } from './migrations/1795564067736-procurement.js';
import { ChallengeProposalRow, MarketScanRow } from './read/market-scans/market-scan.row.js';
import { OpenCycleRow } from './read/open-cycles/open-cycle.row.js';
import { ParticipationRow } from './read/own-participations/participation.row.js';
import { ProcurementRow } from './read/procurements/procurement.row.js';
import { PublishedProcurementRow } from './read/published-procurements/published-procurement.row.js';

/** The tables of this context, and how they came to be. */
export const procurementRows = [
  ProcurementRow,
  PublishedProcurementRow,
  ParticipationRow,
  OpenCycleRow,
  MarketScanRow,
  ChallengeProposalRow,
];
export const procurementMigrations = [Procurement1795564067736];
