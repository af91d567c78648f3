import { Field, ObjectType } from '@nestjs/graphql';
import type { Recorded } from '@hub/event-store';
import type { Money } from '@hub/kernel';
import { Entity, type MigrationInterface, type QueryRunner } from 'typeorm';
import { graphqlEnum } from '../../acts/input-fields.js';
import { platformMigrations } from '../../database/platform-migrations.js';
import { CheckpointRow } from '../../projections/checkpoint.row.js';
import { CaseProjection } from '../../reading/case-projection.js';
import { CaseRow, type Shown } from '../../reading/case-row.js';
import {
  ChoiceColumn,
  CountColumn,
  DayColumn,
  MomentColumn,
  MoneyColumn,
  PartColumn,
  PartListColumn,
  TextColumn,
  TextListColumn,
  YesNoColumn,
} from '../../reading/columns.js';
import { BOX_PREFIX, boxEventTypes, type BoxEvent } from './box.js';

@ObjectType()
export class Deposit {
  @Field(() => Number) coins!: number;
  @Field(() => String) by!: string;
}

const BoxStatus = graphqlEnum('BoxStatus', ['open', 'sealed'] as const, 'Whether it takes coins.');

/** A row with a column of every kind. */
@Entity('toy_boxes')
@ObjectType('Box', { description: 'A box.' })
export class BoxRow extends CaseRow {
  @TextColumn('What is on it.') label!: string;
  @TextColumn('Whose it is.', { nullable: true }) owner!: string | null;
  @CountColumn('What is in it.') coins!: number;
  @YesNoColumn('Whether there is anything in it.') empty!: boolean;
  @DayColumn('When something was put in last.', { nullable: true }) filledOn!: string | null;
  @MomentColumn('When it was sealed.', { nullable: true }) sealedAt!: string | null;
  @ChoiceColumn(BoxStatus, 'Whether it takes coins.') status!: 'open' | 'sealed';
  @TextListColumn('Who put something in.') givers!: string[];
  @MoneyColumn('What it is worth.', { nullable: true }) worth!: Money | null;
  @PartColumn(() => Deposit, 'The last deposit.', { nullable: true }) last!: Deposit | null;
  @PartListColumn(() => Deposit, 'All deposits.') deposits!: Deposit[];
}

export class BoxProjection extends CaseProjection<BoxRow, BoxEvent> {
  override readonly name: string = 'toy-boxes.v1';
  override readonly on = boxEventTypes;
  override readonly row = BoxRow;
  override readonly prefix = BOX_PREFIX;

  override fold(before: Shown<BoxRow> | undefined, { type, data, metadata }: Recorded<BoxEvent>): Shown<BoxRow> {
    if (type === 'box-opened.v1') return { ...nothing, label: data.label, owner: data.owner ?? null };
    if (!before) throw new Error(`${type} before the box was opened`);
    const [at = '', by = ''] = [metadata['occurredAt'], metadata['actor']];
    if (type === 'box-sealed.v1') return { ...before, status: 'sealed', sealedAt: at };
    const coins = before.coins + data.coins;
    const last = { coins: data.coins, by };
    return {
      ...before,
      coins,
      last,
      empty: coins === 0,
      filledOn: at.slice(0, 10),
      givers: [...new Set([...before.givers, by])].sort(),
      worth: { amount: `${coins}.00`, currency: 'SEK' },
      deposits: [...before.deposits, last],
    };
  }
}

const nothing = {
  coins: 0,
  empty: true,
  filledOn: null,
  sealedAt: null,
  status: 'open' as const,
  givers: [],
  worth: null,
  last: null,
  deposits: [],
};

class Toy1800000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE toy_boxes (
      id text PRIMARY KEY, opened_position numeric(39,0) NOT NULL UNIQUE, opened_at timestamptz NOT NULL, changed_at timestamptz NOT NULL,
      version integer NOT NULL, position numeric(39,0) NOT NULL, sources jsonb NOT NULL, synthetic jsonb NOT NULL,
      label text NOT NULL, owner text, coins integer NOT NULL, empty boolean NOT NULL, filled_on date, sealed_at timestamptz,
      status text NOT NULL, givers jsonb NOT NULL, worth jsonb, last jsonb, deposits jsonb NOT NULL)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE toy_boxes');
  }
}

export const toyRows = [CheckpointRow, BoxRow];
export const toyMigrations = [...platformMigrations, Toy1800000000000];
