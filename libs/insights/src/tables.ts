import { Insights1795563794174 } from './migrations/1795563794174-insights.js';
import { PortfolioOrganisationRow, PortfolioProposalRow, PortfolioRow } from './read/challenge-portfolio/portfolio.row.js';
import { MatrixPointRow } from './read/effect-market-matrix/matrix-point.row.js';
import { FunnelCaseRow } from './read/funnel/funnel-case.row.js';
import { FunnelChallengeRow } from './read/funnel/funnel-challenge.row.js';
import { LineageEdgeRow, LineageNodeRow } from './read/lineage/lineage.row.js';
import { SummaryProgrammeRow } from './read/summary/programme.row.js';

/** The tables of this context, and how they came to be. */
export const insightsRows = [
  FunnelCaseRow,
  FunnelChallengeRow,
  MatrixPointRow,
  PortfolioRow,
  PortfolioOrganisationRow,
  PortfolioProposalRow,
  LineageNodeRow,
  LineageEdgeRow,
  SummaryProgrammeRow,
];
export const insightsMigrations = [Insights1795563794174];
