import { Inject, type Type } from '@nestjs/common';
import { Args, Context, Field, InputType, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Asker, Role } from '../identity/asker.js';
import { CaseHistory, HistoryEntry, type Sealed } from '../reading/case-history.js';
import type { CaseProjection } from '../reading/case-projection.js';
import { CaseReader, readMoment, type Scope } from '../reading/case-reader.js';
import type { CaseRow } from '../reading/case-row.js';
import { AfterPosition, type Page, PageArgs, pageType } from '../reading/paging.js';
import { type HubContext, Readers } from './access.js';

/**
 * What the queries of a kind of case need. `filter` is an `@InputType` whose fields are columns of the row, compared for equality;
 * `containing` searches `searchIn` for a text. `readers` may ask at all; `scope` says which cases one of them may see, all when left out.
 */
export type CaseQueries<Row extends CaseRow> = Readonly<{
  row: Type<Row>;
  projection: Type<CaseProjection<Row>>;
  one: string;
  many: string;
  readers: readonly Role[];
  describe: string;
  searchIn: readonly (keyof Row & string)[];
  filter: Type<object>;
  scope?: (asker: Asker) => Scope<Row>;
  sealed?: Sealed;
}>;

/** The base of a filter: every list of cases can be searched for a text. */
@InputType({ isAbstract: true })
export abstract class CaseFilter {
  @Field(() => String, { nullable: true, description: 'A text that the case must contain; case does not matter.' })
  containing?: string | null;
}

/** The queries `one(id, asOf)` and `many(filter, …)` of a kind of case, and its field `history`. */
export const caseResolver = <Row extends CaseRow>(queries: CaseQueries<Row>): Type => {
  const { row, projection: projectionType, one, many, readers, describe, searchIn, filter: filterType } = queries;
  const scopeOf = (asker: Asker | undefined): Scope<Row> => (asker ? (queries.scope?.(asker) ?? 'all') : 'none');

  @ObjectType(`${row.name.replace(/Row$/, '')}Page`, { description: `A page of: ${describe}` })
  class CasePage extends pageType(row, 'Newest first.') {}

  @Resolver(() => row)
  class CaseResolver {
    constructor(
      @Inject(CaseReader) private readonly reader: CaseReader,
      @Inject(CaseHistory) private readonly past: CaseHistory,
      @Inject(projectionType) private readonly projection: CaseProjection<Row>,
    ) {}

    @Readers(...readers)
    @Query(() => row, {
      name: one,
      nullable: true,
      description: `One of: ${describe} Null when there is none, or not for you. For: ${readers.join(', ')}.`,
    })
    async one(
      @Args('id', { type: () => String }) id: string,
      @Args('asOf', { type: () => String, nullable: true, description: 'As it was at this moment (ISO 8601).' }) asOf: string | null,
      @AfterPosition() afterPosition: string | null,
      @Context() { asker }: HubContext,
    ): Promise<(Row & { asOf?: string | null }) | null> {
      const found = await this.reader.one(this.projection, id, scopeOf(asker), { asOf, afterPosition });
      return found && Object.assign(found, { asOf });
    }

    @Readers(...readers)
    @Query(() => CasePage, { name: many, description: `${describe} Newest first. For: ${readers.join(', ')}.` })
    async many(
      @Args() page: PageArgs,
      @Args('filter', { type: () => filterType, nullable: true }) filter: object | null,
      @Context() { asker }: HubContext,
    ): Promise<Page<Row>> {
      return this.reader.page(this.projection, scopeOf(asker), { ...filter }, searchIn, page);
    }

    @ResolveField(() => [HistoryEntry], { description: 'What happened to the case, oldest first, up to `asOf` of the query.' })
    async history(@Parent() parent: Row & { asOf?: string | null }, @Context() { asker }: HubContext): Promise<readonly HistoryEntry[]> {
      const asOf = parent.asOf ? readMoment(parent.asOf) : undefined;
      return this.past.entries(this.projection, parent.id, asker, { asOf, sealed: queries.sealed });
    }
  }
  Object.defineProperty(CaseResolver, 'name', { value: `${row.name.replace(/Row$/, '')}Resolver` });
  return CaseResolver;
};
