import { Field, ObjectType } from '@nestjs/graphql';
import { ChoiceColumn, MomentColumn, TextColumn, TextListColumn } from '@hub/platform';
import { Entity, Index, PrimaryColumn } from 'typeorm';
import { LineageKindChoice } from '../../choices.js';
import type { LineageEdge, LineageKind, LineageNode } from '../../domain/lineage.js';

@Entity('insights_lineage_nodes')
@ObjectType('LineageNode', { description: 'One case of a chain.' })
export class LineageNodeRow implements LineageNode {
  @Field(() => String, { description: 'Names it within the chain, such as challenge:SNOW.' })
  @PrimaryColumn('text')
  ref!: string;
  @ChoiceColumn(LineageKindChoice, 'What it is.') kind!: LineageKind;
  @Index()
  @TextColumn('Its id. Cases of two kinds may share one.')
  id!: string;
  @Index()
  @TextColumn('The number people quote, where there is one.', { nullable: true })
  alias!: string | null;
  @TextColumn('What it is called.') label!: string;
  @TextColumn('Where it stands, in a word.', { nullable: true }) state!: string | null;
  @MomentColumn('When it began (UTC).') at!: string;
  @TextListColumn('Where the facts come from, when they were brought in from the past.') sources!: string[];
  @TextListColumn('What is made up to fill a gap in the sources. Show it as such.') synthetic!: string[];
}

/** A link may be written down before the case it leads to is known; it is shown once both are. */
@Entity('insights_lineage_edges')
@ObjectType('LineageEdge', { description: 'A link of a chain: `from` comes earlier in it.' })
export class LineageEdgeRow implements LineageEdge {
  @Field(() => String, { description: 'The ref of the earlier one.' })
  @PrimaryColumn('text', { name: 'from_ref' })
  from!: string;
  @Field(() => String, { description: 'The ref of the later one.' })
  @Index()
  @PrimaryColumn('text', { name: 'to_ref' })
  to!: string;
  @Field(() => String, { description: 'How the one led to the other.' })
  @PrimaryColumn('text')
  how!: string;
}
