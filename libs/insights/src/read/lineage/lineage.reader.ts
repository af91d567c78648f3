import { Injectable } from '@nestjs/common';
import { isWholeText } from '@hub/platform';
import { DataSource, In } from 'typeorm';
import { inChainOrder, type Lineage } from '../../domain/lineage.js';
import { LineageEdgeRow, LineageNodeRow } from './lineage.row.js';

/** The whole chain of any case, from the first proposal to the last effect and back. */
@Injectable()
export class LineageReader {
  constructor(private readonly database: DataSource) {}

  /**
   * `key` is the id of a proposal, evaluation, procurement, partnership, ip record, resale, test bed or organisation, the key of a
   * challenge, a cycle (`DIACCESS-1`), or a number that people quote. Undefined when nothing is called so.
   */
  async of(key: string): Promise<Lineage | undefined> {
    if (!isWholeText(key)) return undefined;
    const reached: { ref: string }[] = await this.database.query(REACHED, [key]);
    if (reached.length === 0) return undefined;
    const refs = reached.map(({ ref }) => ref);
    const nodes = await this.database.getRepository(LineageNodeRow).findBy({ ref: In(refs) });
    const edges = await this.database
      .getRepository(LineageEdgeRow)
      .find({ where: { from: In(refs), to: In(refs) }, order: { from: 'ASC', to: 'ASC', how: 'ASC' } });
    return { of: key, nodes: nodes.sort(inChainOrder), edges };
  }
}

// Many chains meet in a cycle or an organisation: it belongs to the chain, but what else is linked with it does not, unless it is
// where the question starts.
const REACHED = `
WITH RECURSIVE reached (ref, goes_on) AS (
  SELECT ref, true FROM insights_lineage_nodes WHERE id = $1 OR alias = $1
  UNION
  SELECT next.ref, next.kind NOT IN ('cycle', 'organisation')
  FROM reached
  JOIN insights_lineage_edges edge ON reached.ref IN (edge.from_ref, edge.to_ref)
  JOIN insights_lineage_nodes next ON next.ref = CASE edge.from_ref WHEN reached.ref THEN edge.to_ref ELSE edge.from_ref END
  WHERE reached.goes_on
)
SELECT DISTINCT ref FROM reached`;
