import { Args, Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { ForEverybody, PageArgs, readCursor, readFirst, readPosition, ReadYourWrites, toCursor } from '@hub/platform';
import { DataSource, IsNull, LessThan, Not } from 'typeorm';
import { PublishedProcurementProjection } from './published-procurement.projection.js';
import { PublishedProcurementRow } from './published-procurement.row.js';

@ObjectType({ description: 'A page of published procurements.' })
export class PublishedProcurementPage {
  @Field(() => [PublishedProcurementRow], { description: 'Newest notice first.' }) items!: readonly PublishedProcurementRow[];
  @Field(() => String, { nullable: true, description: 'Give it as `after` for the next page; null on the last one.' }) next!: string | null;
}

@Resolver(() => PublishedProcurementRow)
export class PublishedProcurementResolver {
  constructor(
    private readonly database: DataSource,
    private readonly writes: ReadYourWrites,
    private readonly projection: PublishedProcurementProjection,
  ) {}

  @ForEverybody()
  @Query(() => PublishedProcurementPage, {
    description:
      'The procurements that are or were announced: notice, deadlines, documents and, once notified, the partners. For everybody.',
  })
  async publishedProcurements(
    @Args() page: PageArgs,
    @Args('challengeId', { type: () => String, nullable: true, description: 'Only those for this challenge.' }) challengeId?: string | null,
  ): Promise<PublishedProcurementPage> {
    const first = readFirst(page.first);
    if (page.afterPosition) await this.writes.reached([this.projection.name], readPosition(page.afterPosition));
    const rows = await this.database.getRepository(PublishedProcurementRow).find({
      where: {
        noticePosition: page.after ? LessThan(readCursor(page.after)) : Not(IsNull()),
        ...(challengeId ? { challengeId: challengeId.replaceAll('\u0000', '').toWellFormed() } : {}),
      },
      order: { noticePosition: 'DESC' },
      take: first + 1,
    });
    const items = rows.slice(0, first);
    const last = items.at(-1)?.noticePosition;
    return { items, next: rows.length > first && last ? toCursor(last) : null };
  }
}
