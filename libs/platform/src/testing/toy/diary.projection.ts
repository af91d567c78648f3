import type { Recorded } from '@hub/event-store';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Projection } from '../../projections/projection.js';
import type { Rows } from '../../projections/rows/rows.js';

/** One line for each fact that a diary took, so that one taken twice or skipped shows. */
@Entity('diary')
export class DiaryRow {
  @PrimaryColumn('text') diary!: string;
  @PrimaryColumn('integer') position!: number;
  @Column('text') stream!: string;
}

/** What happens to a fact besides: it may throw. */
export type Mishap = (fact: Recorded) => Promise<void> | void;

export const DIARY_TABLE = 'CREATE TABLE diary (diary text, position integer, stream text NOT NULL, PRIMARY KEY (diary, position))';

/** A projection that writes down every fact it takes. */
export class Diary extends Projection {
  override readonly tables = [DiaryRow];
  override readonly on: readonly string[] = ['good.v1'];
  override readonly rowsAreStreams: boolean = true;
  mishap: Mishap = () => undefined;

  constructor(override readonly name: string) {
    super();
  }

  override async apply(fact: Recorded, rows: Rows): Promise<void> {
    await this.mishap(fact);
    await rows.insert(DiaryRow, { diary: this.name, position: Number(fact.position), stream: fact.stream });
  }
}
