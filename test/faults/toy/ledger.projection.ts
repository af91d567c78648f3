import { createHash } from 'node:crypto';
import type { Recorded } from '@hub/event-store';
import { Projection, type Rows } from '@hub/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a page of a ledger shows of the facts that went into it, one after the other: any one missing, doubled or out of order shows. */
@Entity('ledger')
export class LedgerRow {
  @PrimaryColumn('text') page!: string;
  @Column('integer') facts!: number;
  @Column('integer') sum!: number;
  @Column('text') digest!: string;
}

export const LEDGER_TABLES = ['ledger', 'summary']
  .map((table) => `CREATE TABLE ${table} (page text PRIMARY KEY, facts integer NOT NULL, sum integer NOT NULL, digest text NOT NULL)`)
  .join(';');

@Entity('summary')
export class SummaryRow extends LedgerRow {}

export const POISON = 'throws';

/** Pages of numbers: `mended`, it understands what it did not understand before. */
abstract class Pages extends Projection {
  override readonly on: readonly string[] = ['entry.v1'];
  mended = false;

  protected abstract readonly row: typeof LedgerRow;
  protected abstract pageOf(fact: Recorded): string;

  override get tables() {
    return [this.row];
  }

  override async apply(fact: Recorded, rows: Rows): Promise<void> {
    const { amount, note } = fact.data as Readonly<{ amount: number | string; note?: string }>;
    if (note === POISON && !this.mended) throw new Error('a handler with a bug');
    const page = this.pageOf(fact);
    const before = (await rows.findOneBy(this.row, { page })) ?? { facts: 0, sum: 0, digest: '' };
    const digest = createHash('sha256').update(`${before.digest} ${fact.stream} ${fact.version}`).digest('hex');
    // Text where a number should be is refused by the database, when the batch is written and nobody knows any more whose it was.
    const sum =
      typeof amount === 'number' || this.mended ? before.sum + Number.parseInt(String(amount), 10) : (amount as unknown as number);
    await rows.save(this.row, { page, facts: before.facts + 1, sum, digest });
  }
}

/** One page for each stream. */
export class Ledger extends Pages {
  override readonly name: string = 'ledger.v1';
  override readonly rowsAreStreams = true;
  protected override readonly row = LedgerRow;
  protected override pageOf({ stream }: Recorded): string {
    return stream;
  }
}

/** Pages that many streams go into: what is parked is made good by building it again. */
export class Summary extends Pages {
  override readonly name = 'summary.v1';
  protected override readonly row = SummaryRow;
  protected override pageOf({ stream }: Recorded): string {
    return stream.slice(-1);
  }
}

/** A ledger that passes over what it cannot take, and goes on in the same stream as if nothing had been there. */
export class CarelessLedger extends Ledger {
  override async apply(fact: Recorded, rows: Rows): Promise<void> {
    const { amount, note } = fact.data as Readonly<{ amount: number | string; note?: string }>;
    if (!this.mended && (note === POISON || typeof amount !== 'number')) return;
    await super.apply(fact, rows);
  }
}
