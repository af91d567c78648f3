import { Args, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { ForEverybody, type Page, PageArgs, pageType, readCursor, readFirst, ReadYourWrites, toPage } from '@hub/platform';
import { DataSource, IsNull, LessThan, Not } from 'typeorm';
import { PublishedProcurementProjection } from './published-procurement.projection.js';
import { PublishedProcurementRow } from './published-procurement.row.js';

@ObjectType({ description: 'A page of published procurements.' })
export class PublishedProcurementPage extends pageType(PublishedProcurementRow, 'Newest notice first.') {}

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
  ): Promise<Page<PublishedProcurementRow>> {
    const first = readFirst(page.first);
    await this.writes.waitFor(page.afterPosition, this.projection.name);
    const rows = await this.database.getRepository(PublishedProcurementRow).find({
      where: {
        noticePosition: page.after ? LessThan(readCursor(page.after)) : Not(IsNull()),
        ...(challengeId ? { challengeId: challengeId.replaceAll('\u0000', '').toWellFormed() } : {}),
      },
      order: { noticePosition: 'DESC' },
      take: first + 1,
    });
    return toPage(rows, first, ({ noticePosition }) => noticePosition);
  }
}
