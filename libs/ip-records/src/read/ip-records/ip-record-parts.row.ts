import { Field, Int, ObjectType } from '@nestjs/graphql';
import {
  AssetKindChoice,
  type AssetOrigin,
  AssetOriginChoice,
  CustomerTypeChoice,
  ResaleStatusChoice,
  ScalingTypeChoice,
} from '../../choices.js';
import type { AssetKind, CustomerType, ResaleStatus, ScalingType } from '../../domain/ip-record.events.js';

@ObjectType({ description: "The municipality's right to use what came out of a partnership. The innovator owns it." })
export class IpUsageRight {
  @Field(() => String, { description: 'Who may use it, and for what.' }) scope!: string;
  @Field(() => String, { description: 'For how long.' }) duration!: string;
  @Field(() => String, { description: 'Where.' }) territory!: string;
  @Field(() => Boolean, { description: 'Whether support over time is part of it.' }) includesSupport!: boolean;
}

@ObjectType({ description: 'Something that somebody has a right in.' })
export class IpAsset {
  @Field(() => String, { description: 'The id of the asset.' }) assetId!: string;
  @Field(() => String, { description: 'What it is called.' }) name!: string;
  @Field(() => AssetKindChoice, { description: 'What kind of thing it is.' }) kind!: AssetKind;
  @Field(() => AssetOriginChoice, { description: 'Whether it was brought in, or made here.' }) origin!: AssetOrigin;
  @Field(() => String, { description: 'Its one owner, by the code of the organisation.' }) owner!: string;
}

@ObjectType({ description: 'Another customer of a solution, by name.' })
export class Resale {
  @Field(() => String, { description: 'The id to change its status by.' }) resaleId!: string;
  @Field(() => String, { description: 'The customer.' }) customer!: string;
  @Field(() => CustomerTypeChoice, { description: 'What kind of customer it is.' }) customerType!: CustomerType;
  @Field(() => String, { description: 'Where, as a country code of two letters.' }) country!: string;
  @Field(() => ResaleStatusChoice, { description: 'How far it has come.' }) status!: ResaleStatus;
  @Field(() => ScalingTypeChoice, { description: 'How the solution spreads by it.' }) scaling!: ScalingType;
  @Field(() => Boolean, { description: 'Whether it was sold before the municipality accepted the solution.' }) early!: boolean;
}

@ObjectType({ description: 'How many others use or evaluate a solution, as counted on a day.' })
export class UseCount {
  @Field(() => String, { description: 'The day of the count.' }) asOf!: string;
  @Field(() => Int, { description: 'How many use it.' }) inUse!: number;
  @Field(() => Int, { nullable: true, description: 'How many evaluate it; null where that is not known.' }) evaluating!: number | null;
  @Field(() => Boolean, { description: 'Whether the number who evaluate it is a guess.' }) evaluatingIsApproximate!: boolean;
  @Field(() => Boolean, { description: 'Whether it was counted before the municipality accepted the solution.' }) early!: boolean;
}
