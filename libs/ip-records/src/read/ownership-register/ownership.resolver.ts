import { Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { AfterPosition, ForEverybody, joinProvenance, Readers, ReadYourWrites, staff } from '@hub/platform';
import { DataSource } from 'typeorm';
import { OrganisationNames } from '../../domain/organisation-names.port.js';
import { OwnershipProjection } from './ownership.projection.js';
import { FirstCustomerRow, OwnershipRow, SolutionUsageRight } from './ownership.row.js';

@ObjectType({ description: 'The solution of a partnership: who owns it, what the municipality may do with it, how far it has spread.' })
export class OwnedSolution extends OwnershipRow {
  @Field(() => String, { description: 'What the owner is called.' }) ownerName!: string;
  @Field(() => Boolean, { description: 'False where no source says who the owner is.' }) ownerNamed!: boolean;
  @Field(() => String, { nullable: true, description: 'The day from which the municipality is the first customer; null until it buys.' })
  firstCustomerFrom!: string | null;
}

@ObjectType({ description: 'What everybody may know of the ownership of a solution, once its contract is signed.' })
export class PublicOwnership {
  @Field(() => String, { description: 'The challenge.' }) challengeId!: string;
  @Field(() => String, { description: 'The owner, by the code of the organisation.' }) owner!: string;
  @Field(() => String, { description: 'What the owner is called.' }) ownerName!: string;
  @Field(() => Boolean, { description: 'False where no source says who the owner is.' }) ownerNamed!: boolean;
  @Field(() => SolutionUsageRight, { description: 'The right of the municipality to use it.' }) usageRight!: SolutionUsageRight;
  @Field(() => String, { nullable: true, description: 'The day the usage right started; null before the acceptance.' })
  usageRightSince!: string | null;
  @Field(() => [String], { description: 'Where this is known from.' }) sources!: string[];
  @Field(() => [String], { description: 'What in it is made up to fill a gap in the sources. Show it as such.' }) synthetic!: string[];
}

@Resolver()
export class OwnershipResolver {
  constructor(
    private readonly database: DataSource,
    private readonly names: OrganisationNames,
    private readonly projection: OwnershipProjection,
    private readonly writes: ReadYourWrites,
  ) {}

  @Readers(...staff)
  @Query(() => [OwnedSolution], {
    description: `The register of ownership: one line for each partnership, by challenge. For: ${staff.join(', ')}.`,
  })
  async ownershipRegister(@AfterPosition() afterPosition: string | null): Promise<readonly OwnedSolution[]> {
    return this.lines(afterPosition);
  }

  @ForEverybody()
  @Query(() => [PublicOwnership], {
    description: 'What everybody may know: who owns the solutions, and the right of the municipality to use them.',
  })
  async publicOwnershipRegister(@AfterPosition() afterPosition: string | null): Promise<readonly PublicOwnership[]> {
    return this.lines(afterPosition);
  }

  private async lines(afterPosition: string | null): Promise<readonly OwnedSolution[]> {
    await this.writes.waitFor(afterPosition, this.projection.name);
    const [rows, purchases] = await Promise.all([
      this.database.getRepository(OwnershipRow).find({ order: { challengeId: 'ASC', agreedAt: 'ASC', ipRecordId: 'ASC' } }),
      this.database.getRepository(FirstCustomerRow).find(),
    ]);
    const nameOf = await this.names.of(rows.map(({ owner }) => owner));
    return rows.map((row) => {
      const { name: ownerName, named: ownerNamed } = nameOf(row.owner);
      const purchase = purchases.find(({ partnershipId }) => partnershipId === row.ipRecordId);
      return {
        ...row,
        ownerName,
        ownerNamed,
        firstCustomerFrom: purchase?.firstCustomerFrom ?? null,
        ...joinProvenance(row, purchase),
      };
    });
  }
}
