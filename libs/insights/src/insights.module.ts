import { Module, type Provider } from '@nestjs/common';
import { Portfolio } from './domain/portfolio.port.js';
import { ProposalFates } from './domain/proposal-fates.port.js';
import { PortfolioLookup } from './read/challenge-portfolio/portfolio.lookup.js';
import { PortfolioProjection } from './read/challenge-portfolio/portfolio.projection.js';
import { PortfolioResolver } from './read/challenge-portfolio/portfolio.resolver.js';
import { MatrixProjection } from './read/effect-market-matrix/matrix.projection.js';
import { MatrixReader } from './read/effect-market-matrix/matrix.reader.js';
import { MatrixPointsResolver, MatrixResolver } from './read/effect-market-matrix/matrix.resolver.js';
import { FunnelProjection } from './read/funnel/funnel.projection.js';
import { FunnelReader } from './read/funnel/funnel.reader.js';
import { FunnelResolver } from './read/funnel/funnel.resolver.js';
import { ProposalFatesLookup } from './read/funnel/proposal-fates.lookup.js';
import { LineageProjection } from './read/lineage/lineage.projection.js';
import { LineageReader } from './read/lineage/lineage.reader.js';
import { LineageResolver } from './read/lineage/lineage.resolver.js';
import { SummaryProgrammeProjection } from './read/summary/programme.projection.js';
import { SummaryReader } from './read/summary/summary.reader.js';
import { SummaryResolver } from './read/summary/summary.resolver.js';

const read: Provider[] = [
  FunnelProjection,
  FunnelReader,
  FunnelResolver,
  { provide: ProposalFates, useClass: ProposalFatesLookup },
  MatrixProjection,
  MatrixReader,
  MatrixResolver,
  MatrixPointsResolver,
  PortfolioProjection,
  PortfolioResolver,
  { provide: Portfolio, useClass: PortfolioLookup },
  LineageProjection,
  LineageReader,
  LineageResolver,
  SummaryProgrammeProjection,
  SummaryReader,
  SummaryResolver,
];

/** Dashboards across the contexts, and the lineage from a proposal to its effect. */
@Module({ providers: read, exports: [SummaryReader, LineageReader] })
export class InsightsModule {}
