import { Injectable } from '@nestjs/common';
import { type BenefitBand, benefitBands, type MarketConclusion, marketConclusions } from '@hub/evaluations';
import { joinProvenance, type Page, toPage } from '@hub/platform';
import { DataSource, IsNull, LessThan, Not } from 'typeorm';
import { MatrixPointRow } from './matrix-point.row.js';

/** One cell of the matrix; all are there, also those with no point in them. */
export type Cell = Readonly<{ benefit: BenefitBand; market: MarketConclusion; count: number; sources: string[]; synthetic: string[] }>;

/** Counts the cells of the matrix, and lists the points behind them. */
@Injectable()
export class MatrixReader {
  constructor(private readonly database: DataSource) {}

  async cells(): Promise<readonly Cell[]> {
    const rows: CellRow[] = await this.database.query(CELLS);
    return benefitBands.flatMap((benefit) =>
      marketConclusions.map((market) => {
        const found = rows.find((row) => row.benefit === benefit && row.market === market);
        const { count = 0, sources = [], synthetic = [] } = found ?? {};
        return { benefit, market, count, ...joinProvenance({ sources: sources.flat(), synthetic: synthetic.flat() }) };
      }),
    );
  }

  /** Of one cell, or of all of them; newest first. `before` is the position a page ended at. */
  async points(cell: Pick<Cell, 'benefit' | 'market'> | null, first: number, before: string | undefined): Promise<Page<MatrixPointRow>> {
    const rows = await this.database.getRepository(MatrixPointRow).find({
      where: {
        benefit: cell?.benefit ?? Not(IsNull()),
        ...(cell ? { market: cell.market } : {}),
        ...(before ? { position: LessThan(before) } : {}),
      },
      order: { position: 'DESC' },
      take: first + 1,
    });
    return toPage(rows, first, ({ position }) => position);
  }
}

type CellRow = Readonly<{ benefit: string; market: string; count: number; sources: string[][]; synthetic: string[][] }>;

const CELLS = `SELECT benefit, market, count(*)::int AS count, jsonb_agg(DISTINCT sources) AS sources, jsonb_agg(DISTINCT synthetic) AS synthetic
  FROM insights_effect_market_matrix WHERE benefit IS NOT NULL GROUP BY benefit, market`;
