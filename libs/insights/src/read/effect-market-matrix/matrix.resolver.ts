import { Args, Field, Int, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { BenefitBand, MarketConclusion } from '@hub/evaluations';
import { AfterPosition, overview, type Page, pageType, PagingArgs, readCursor, Readers, readFirst, ReadYourWrites } from '@hub/platform';
import { MatrixBenefitChoice, MatrixMarketChoice } from '../../choices.js';
import { MatrixPointRow } from './matrix-point.row.js';
import { MATRIX } from './matrix.projection.js';
import { MatrixReader } from './matrix.reader.js';

@ObjectType({ description: 'A page of points of the matrix.' })
export class MatrixPointPage extends pageType(MatrixPointRow, 'Newest first.') {}

@ObjectType({ description: 'One cell of the matrix.' })
export class MatrixCell {
  @Field(() => MatrixBenefitChoice, { description: 'How large the benefit would be.' }) benefit!: BenefitBand;
  @Field(() => MatrixMarketChoice, { description: 'Whether the market has a solution.' }) market!: MarketConclusion;
  @Field(() => Int, { description: 'How many proposals are in it.' }) count!: number;
  @Field(() => [String], { description: 'Where their facts come from, when they were brought in from the past.' })
  sources!: readonly string[];
  @Field(() => [String], { description: 'What is made up among them, to fill gaps in the sources. Show it as such.' })
  synthetic!: readonly string[];
}

@ObjectType({ description: 'Effect against market: what solutions would be worth, and whether the market has them.' })
export class EffectMarketMatrix {
  @Field(() => Int, { description: 'How many proposals are in the matrix.' }) count!: number;
  @Field(() => [MatrixCell], { description: 'All nine cells, the small benefits first.' }) cells!: readonly MatrixCell[];
}

/** The matrix and its cells. */
@Resolver(() => MatrixCell)
export class MatrixResolver {
  constructor(
    private readonly reader: MatrixReader,
    private readonly writes: ReadYourWrites,
  ) {}

  @Readers(...overview)
  @Query(() => EffectMarketMatrix, { description: `Every evaluation the evaluators agreed on. For: ${overview.join(', ')}.` })
  async effectMarketMatrix(@AfterPosition() afterPosition: string | null): Promise<EffectMarketMatrix> {
    await this.writes.waitFor(afterPosition, MATRIX);
    const cells = await this.reader.cells();
    return { count: cells.reduce((sum, { count }) => sum + count, 0), cells };
  }

  @ResolveField(() => MatrixPointPage, { description: 'The proposals in the cell.' })
  async points(@Parent() cell: MatrixCell, @Args() { first, after }: PagingArgs): Promise<Page<MatrixPointRow>> {
    return this.reader.points(cell, readFirst(first), after ? readCursor(after) : undefined);
  }
}

/** Every point of the matrix, whatever its cell. */
@Resolver(() => EffectMarketMatrix)
export class MatrixPointsResolver {
  constructor(private readonly reader: MatrixReader) {}

  @ResolveField(() => MatrixPointPage, { description: 'The proposals in all cells.' })
  async points(@Args() { first, after }: PagingArgs): Promise<Page<MatrixPointRow>> {
    return this.reader.points(null, readFirst(first), after ? readCursor(after) : undefined);
  }
}
