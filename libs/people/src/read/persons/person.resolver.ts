import { Args, Context, Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { AfterPosition, badArgument, holds, type HubContext, isWholeText, Readers, ReadYourWrites, staff } from '@hub/platform';
import { DataSource, In } from 'typeorm';
import { PersonStatusChoice } from '../../choices.js';
import { PersonDirectory } from '../../domain/person-directory.port.js';
import { PersonProjection } from './person.projection.js';
import { PersonRow } from './person.row.js';

const MOST = 100;

@ObjectType({ description: 'Who a reference stands for, as far as the hub knows and may say.' })
export class Person {
  @Field(() => String, { description: 'The reference: what facts carry as who did it.' }) personId!: string;
  @Field(() => PersonStatusChoice, { description: 'Whether the hub knows who it stands for.' }) status!: string;
  @Field(() => String, { nullable: true, description: 'Their name; null when they were forgotten or are not known.' }) name!: string | null;
  @Field(() => String, { nullable: true, description: 'Their e-mail address; shown to the coordinator.' }) email!: string | null;
  @Field(() => String, { nullable: true, description: 'The organisation they act for.' }) organisationId!: string | null;
  @Field(() => [String], { description: 'Where it is known from.' }) sources!: string[];
  @Field(() => [String], { description: 'What in it is made up to fill a gap in the sources. Show it as such.' }) synthetic!: string[];
}

/** Puts names to references. A name is shown only of somebody who is registered and was not forgotten. */
@Resolver()
export class PersonResolver {
  constructor(
    private readonly database: DataSource,
    private readonly writes: ReadYourWrites,
    private readonly projection: PersonProjection,
    private readonly directory: PersonDirectory,
  ) {}

  @Readers(...staff)
  @Query(() => Person, { description: `Who a reference stands for. For: ${staff.join(', ')}.` })
  async person(
    @Args('personId', { type: () => String, description: 'The reference.' }) personId: string,
    @AfterPosition() afterPosition: string | null,
    @Context() context: HubContext,
  ): Promise<Person> {
    const [found] = await this.people([personId], afterPosition, context);
    return found as Person;
  }

  @Readers(...staff)
  @Query(() => [Person], {
    description: `Who references stand for, in the order asked; at most ${MOST} at once. For: ${staff.join(', ')}.`,
  })
  async people(
    @Args('personIds', { type: () => [String], description: 'The references.' }) personIds: readonly string[],
    @AfterPosition() afterPosition: string | null,
    @Context() { asker }: HubContext,
  ): Promise<readonly Person[]> {
    if (personIds.length > MOST) throw badArgument('personIds', `must be at most ${MOST}`);
    await this.writes.waitFor(afterPosition, this.projection.name);
    const askable = personIds.filter(isWholeText);
    const rows = await this.database.getRepository(PersonRow).findBy({ personId: In(askable) });
    const entries = await this.directory.find(rows.filter(({ status }) => status === 'registered').map(({ personId }) => personId));
    return personIds.map((personId) => {
      const row = rows.find((each) => each.personId === personId);
      const entry = entries.get(personId);
      return {
        personId,
        status: row?.status ?? 'unknown',
        name: entry?.name ?? null,
        email: holds(asker, ['coordinator']) ? (entry?.email ?? null) : null,
        organisationId: row?.organisationId ?? null,
        sources: row?.sources ?? [],
        synthetic: row?.synthetic ?? [],
      };
    });
  }
}
