import { Args, Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { AfterPosition, overview, Readers, ReadYourWrites } from '@hub/platform';
import type { Lineage } from '../../domain/lineage.js';
import { LINEAGE } from './lineage.projection.js';
import { LineageReader } from './lineage.reader.js';
import { LineageEdgeRow, LineageNodeRow } from './lineage.row.js';

@ObjectType('Lineage', { description: 'The whole chain of a case: everything that led to it and that it led to.' })
export class LineageView implements Lineage {
  @Field(() => String, { description: 'What was asked for.' }) of!: string;
  @Field(() => [LineageNodeRow], { description: 'The cases, in the order of the chain.' }) nodes!: readonly LineageNodeRow[];
  @Field(() => [LineageEdgeRow], { description: 'How one led to the other.' }) edges!: readonly LineageEdgeRow[];
}

@Resolver(() => LineageView)
export class LineageResolver {
  constructor(
    private readonly reader: LineageReader,
    private readonly writes: ReadYourWrites,
  ) {}

  @Readers(...overview)
  @Query(() => LineageView, {
    nullable: true,
    description: `From any proposal to its effect and back. Null when nothing is called so. For: ${overview.join(', ')}.`,
  })
  async lineage(
    @Args('of', { type: () => String, description: 'The id, key or number of any case of the chain.' }) of: string,
    @AfterPosition() afterPosition: string | null,
  ): Promise<Lineage | null> {
    await this.writes.waitFor(afterPosition, LINEAGE);
    return (await this.reader.of(of)) ?? null;
  }
}
