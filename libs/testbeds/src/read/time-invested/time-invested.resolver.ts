import { Args, Context, Field, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { fromHundredths } from '@hub/kernel';
import {
  AfterPosition,
  badArgument,
  holds,
  type HubContext,
  isWholeText,
  joinProvenance,
  Readers,
  ReadYourWrites,
  staff,
} from '@hub/platform';
import { DataSource } from 'typeorm';
import { TimeEntryRow } from './time-entry.row.js';
import { TimeInvestedProjection } from './time-invested.projection.js';
import { TimeInvestedRow } from './time-invested.row.js';

@ObjectType({ description: 'Time invested in one challenge.' })
export class TimeInvested {
  @Field(() => String, { description: 'The challenge.' }) challengeId!: string;
  @Field(() => Int, { description: 'Minutes, corrections included.' }) minutes!: number;
  @Field(() => String, { description: 'The same in hours, to two decimals.' }) hours!: string;
  @Field(() => [TimeInvestedRow], { description: 'By whom and on what: by function and activity.' }) parts!: readonly TimeInvestedRow[];
  @Field(() => [String], { description: 'Where the facts come from, when they were brought in from the past.' }) sources!: string[];
  @Field(() => [String], { description: 'What in the sum is made up to fill a gap in the sources. Show it as such.' }) synthetic!: string[];
}

/** The hours the municipality invests, by challenge, and the entries of one person. */
@Resolver()
export class TimeInvestedResolver {
  constructor(
    private readonly database: DataSource,
    private readonly writes: ReadYourWrites,
    private readonly projection: TimeInvestedProjection,
  ) {}

  @Readers(...staff)
  @Query(() => [TimeInvested], { description: `Time invested by challenge, function and activity. For: ${staff.join(', ')}.` })
  async timeInvested(
    @Args('challengeId', { type: () => String, nullable: true, description: 'Only this challenge.' }) challengeId: string | null,
    @AfterPosition() afterPosition: string | null,
  ): Promise<readonly TimeInvested[]> {
    await this.writes.waitFor(afterPosition, this.projection.name);
    const rows = await this.database.getRepository(TimeInvestedRow).find({
      where: challengeId ? { challengeId: readable('challengeId', challengeId) } : {},
      order: { challengeId: 'ASC', function: 'ASC', activity: 'ASC' },
    });
    const challenges = [...new Set(rows.map((row) => row.challengeId))];
    return challenges.map((id) =>
      totalOf(
        id,
        rows.filter((row) => row.challengeId === id),
      ),
    );
  }

  @Readers(...staff, 'employee')
  @Query(() => [TimeEntryRow], {
    description: `The entries of one person in one year, by day; an employee sees their own. For: ${staff.join(', ')}, employee.`,
  })
  async timeEntries(
    @Args('year', { type: () => Int, description: 'The year of their days.' }) year: number,
    @Args('person', { type: () => String, nullable: true, description: 'Whose; yours when left out.' }) person: string | null,
    @AfterPosition() afterPosition: string | null,
    @Context() { asker }: HubContext,
  ): Promise<readonly TimeEntryRow[]> {
    await this.writes.waitFor(afterPosition, this.projection.name);
    const whose = person ?? asker?.ref;
    if (!whose || (whose !== asker?.ref && !holds(asker, staff))) return [];
    return this.database
      .getRepository(TimeEntryRow)
      .find({ where: { person: readable('person', whose), year }, order: { day: 'ASC', entryId: 'ASC' } });
  }
}

const readable = (argument: string, text: string): string => {
  if (!isWholeText(text)) throw badArgument(argument, 'holds characters that are no text');
  return text;
};

const totalOf = (challengeId: string, parts: readonly TimeInvestedRow[]): TimeInvested => {
  const minutes = parts.reduce((sum, part) => sum + part.minutes, 0);
  return {
    challengeId,
    minutes,
    hours: hoursOf(minutes),
    parts,
    ...joinProvenance(...parts),
  };
};

/** Hours to two decimals as text, half a hundredth up: 100 minutes are 1.67 hours. */
const hoursOf = (minutes: number): string => fromHundredths(Math.floor((minutes * 100 + 30) / 60));
