import { InputType } from '@nestjs/graphql';
import { toLocalDate } from '@hub/kernel';
import { DayInput } from '@hub/platform';
import type { CyclePlan } from './domain/programme.events.js';

@InputType({ description: 'The days a cycle is planned to reach its steps, in this order.' })
export class CyclePlanInput {
  @DayInput('The day it opens.') opensOn!: string;
  @DayInput('The day its first procurement starts.') procurementOn!: string;
  @DayInput('The day its first contract is signed.') contractOn!: string;
  @DayInput('The day it closes.') closesOn!: string;
}

/** The plan as the domain reads it. */
export const planOf = ({ opensOn, procurementOn, contractOn, closesOn }: CyclePlanInput): CyclePlan => ({
  opensOn: toLocalDate(opensOn),
  procurementOn: toLocalDate(procurementOn),
  contractOn: toLocalDate(contractOn),
  closesOn: toLocalDate(closesOn),
});
