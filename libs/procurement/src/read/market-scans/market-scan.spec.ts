import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ChallengeDrafted } from '@hub/challenges';
import type { EvaluationConcluded, MarketConclusion } from '@hub/evaluations';
import { money, toLocalDate } from '@hub/kernel';
import { platformMigrations } from '@hub/platform';
import { openTestDatabase, projectionScenario, type TestDatabase } from '@hub/testing/platform';
import { procurementMigrations } from '../../tables.js';
import { MarketScanLookup } from './market-scan.lookup.js';
import { MarketScanProjection } from './market-scan.projection.js';
import { ChallengeProposalRow, MarketScanRow } from './market-scan.row.js';

const MIGRATIONS = [...platformMigrations, ...procurementMigrations];
const { given } = projectionScenario(() => new MarketScanProjection(), MIGRATIONS);

const drafted = (challengeId: string, ...proposalIds: readonly string[]): ChallengeDrafted => ({
  type: 'challenge-drafted.v1',
  data: { challengeId, title: 'Snow', need: 'Clear it', proposalIds },
});
const evaluated = (proposalId: string, scanId: string, searchedOn: string, conclusion: MarketConclusion): EvaluationConcluded => ({
  type: 'evaluation-concluded.v1',
  data: {
    evaluationId: proposalId,
    proposalId,
    round: 1,
    verdict: 'challenge',
    reason: 'large and new',
    band: 'large',
    annualValue: money('1', 'SEK'),
    scan: {
      scanId,
      method: 'desk',
      searchedOn: toLocalDate(searchedOn),
      searchedWhere: ['the web'],
      found: [],
      conclusion,
      newDevelopmentNeeded: true,
      inventiveHeight: true,
    },
    decidedBy: 'decider',
    delegation: 'D-7',
  },
});
const told = (fact: ChallengeDrafted | EvaluationConcluded, stream: string) => ({ stream, fact });

describe('the scans of proposals', () => {
  it('are those of the latest conclusion', () =>
    given(
      told(evaluated('p1', 'scan-1', '2025-01-15', 'none'), 'evaluation-p1'),
      told(evaluated('p1', 'scan-2', '2026-01-15', 'exists'), 'evaluation-p1'),
      told(evaluated('p2', 'scan-3', '2026-01-15', 'partial'), 'evaluation-p2'),
    ).thenRows(
      { proposalId: 'p1', scanId: 'scan-2', searchedOn: '2026-01-15', solutionExists: true },
      { proposalId: 'p2', scanId: 'scan-3', solutionExists: false },
    ));

  it('belong to challenges by their proposals', async () => {
    const rows = await given(told(drafted('SNOW', 'p1', 'p2'), 'challenge-SNOW')).rowsOf(ChallengeProposalRow);
    expect(rows).toEqual([
      { challengeId: 'SNOW', proposalId: 'p1' },
      { challengeId: 'SNOW', proposalId: 'p2' },
    ]);
  });
});

describe('the newest scan of a challenge', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase([MarketScanRow, ChallengeProposalRow], MIGRATIONS);
    const scan = (proposalId: string, searchedOn: string, position: string, solutionExists = false) => ({
      proposalId,
      scanId: `of-${proposalId}`,
      searchedOn,
      solutionExists,
      position,
    });
    await db.database
      .getRepository(MarketScanRow)
      .save([
        scan('p1', '2026-01-15', '10'),
        scan('p2', '2026-01-16', '9', true),
        scan('p3', '2026-01-16', '8'),
        scan('p4', '2026-03-01', '11'),
      ]);
    await db.database.getRepository(ChallengeProposalRow).save([
      { challengeId: 'SNOW', proposalId: 'p1' },
      { challengeId: 'SNOW', proposalId: 'p2' },
      { challengeId: 'SNOW', proposalId: 'p3' },
      { challengeId: 'HEAT', proposalId: 'p9' },
    ]);
  });
  afterAll(() => db.close());
  const of = (challengeId: string) => new MarketScanLookup(db.database).newestOf(challengeId);

  it('is the one of the latest day, and of that day the one concluded last', async () => {
    expect(await of('SNOW')).toEqual({ scanId: 'of-p2', searchedOn: '2026-01-16', solutionExists: true });
  });

  it('is missing when no proposal of the challenge was scanned, or there is no such challenge', async () => {
    expect(await of('HEAT')).toBeUndefined();
    expect(await of('WASTE')).toBeUndefined();
  });
});
