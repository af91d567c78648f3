import { Injectable } from '@nestjs/common';
import { joinProvenance, type Page, toPage } from '@hub/platform';
import { DataSource, LessThan } from 'typeorm';
import { funnelExits, type FunnelPlace, funnelPlaces, funnelSteps } from '../../domain/funnel.js';
import { FunnelCaseRow } from './funnel-case.row.js';

/** One place of the funnel. `reached` counts all who ever came to it; those in it now are `here`. */
export type PlaceCount = Readonly<{ place: FunnelPlace; here: number; reached: number; sources: string[]; synthetic: string[] }>;
export type FunnelCounts = Readonly<{ submitted: number; steps: readonly PlaceCount[]; exits: readonly PlaceCount[] }>;

/** Counts the funnel, and lists the cases behind each number. `source` is whose proposals count, all when left out. */
@Injectable()
export class FunnelReader {
  constructor(private readonly database: DataSource) {}

  async counts(source: string | null): Promise<FunnelCounts> {
    const rows: PlaceRow[] = await this.database.query(COUNTS, [source]);
    const reached: { step: string; reached: number }[] = await this.database.query(REACHED, [source]);
    const countOf = (place: FunnelPlace): PlaceCount => {
      const { here = 0, sources = [], synthetic = [] } = rows.find((row) => row.place === place) ?? {};
      return {
        place,
        here,
        reached: reached.find(({ step }) => step === place)?.reached ?? here,
        ...joinProvenance({ sources: sources.flat(), synthetic: synthetic.flat() }),
      };
    };
    const submitted = funnelPlaces.reduce((sum, place) => sum + countOf(place).here, 0);
    return { submitted, steps: funnelSteps.map(countOf), exits: funnelExits.map(countOf) };
  }

  /** Newest first; `before` is the position a page ended at. */
  async cases(place: FunnelPlace, source: string | null, first: number, before: string | undefined): Promise<Page<FunnelCaseRow>> {
    const rows = await this.database.getRepository(FunnelCaseRow).find({
      where: {
        place,
        ...(source ? { source: source as FunnelCaseRow['source'] } : {}),
        ...(before ? { position: LessThan(before) } : {}),
      },
      order: { position: 'DESC' },
      take: first + 1,
    });
    return toPage(rows, first, ({ position }) => position);
  }
}

type PlaceRow = Readonly<{ place: FunnelPlace; here: number; sources: string[][]; synthetic: string[][] }>;

const COUNTS = `SELECT place, count(*)::int AS here, jsonb_agg(DISTINCT sources) AS sources, jsonb_agg(DISTINCT synthetic) AS synthetic
  FROM insights_funnel WHERE $1::text IS NULL OR source = $1 GROUP BY place`;

const REACHED = `SELECT step, count(*)::int AS reached FROM insights_funnel, jsonb_array_elements_text(reached) step
  WHERE $1::text IS NULL OR source = $1 GROUP BY step`;
