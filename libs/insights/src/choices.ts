import { graphqlEnum } from '@hub/platform';
import { benefitBands, marketConclusions, verdicts } from '@hub/evaluations';
import type { ProposalSubmitted } from '@hub/proposals';
import { funnelPlaces } from './domain/funnel.js';
import { lineageKinds } from './domain/lineage.js';

const sources: readonly ProposalSubmitted['data']['source'][] = ['employee', 'citizen'];

export const FunnelPlaceChoice = graphqlEnum(
  'FunnelPlace',
  funnelPlaces,
  'Where a proposal is: a step of the chain, or where it left it. Each is in exactly one place.',
);
export const FunnelSourceChoice = graphqlEnum('FunnelSource', sources, 'Whose proposals a funnel counts.');
export const MatrixBenefitChoice = graphqlEnum('MatrixBenefit', benefitBands, 'How large the benefit of a solution would be.');
export const MatrixMarketChoice = graphqlEnum('MatrixMarket', marketConclusions, 'Whether the market has a solution already.');
export const MatrixVerdictChoice = graphqlEnum('MatrixVerdict', verdicts, 'What an evaluation concluded.');
export const LineageKindChoice = graphqlEnum('LineageKind', lineageKinds, 'What a case of a chain is.');
