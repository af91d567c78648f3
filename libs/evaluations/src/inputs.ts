import { InputType } from '@nestjs/graphql';
import { toLocalDate } from '@hub/kernel';
import {
  ChoiceInput,
  CountInput,
  DayInput,
  MoneyInput,
  MoneyInputType,
  PartListInput,
  TextInput,
  TextListInput,
  YesNoInput,
} from '@hub/platform';
import { MarketConclusionChoice, ScanMethodChoice } from './choices.js';
import type { Effect, MarketConclusion, MarketScan, ScanMethod } from './domain/evaluation.events.js';

/** The two perspectives as they are typed in: by one evaluator alone, and again by all of them together. */

@InputType({ description: 'The effect perspective: what a solution would be worth in a year.' })
export class EffectInput {
  @CountInput('Working hours a solution would save in a year, in the whole municipal group.') hoursSavedPerYear!: number;
  @MoneyInput('Money it would save in a year, in SEK, besides those hours.') moneySavedPerYear!: MoneyInputType;
  @TextListInput('What it would do for quality.', { optional: true }) qualityEffects?: string[];
  @TextListInput('What it would do for the climate.', { optional: true }) climateEffects?: string[];
  @TextListInput('What the figures assume.', { optional: true }) assumptions?: string[];
}

@InputType({ description: 'A solution that was found on the market.' })
export class FoundSolutionInput {
  @TextInput('What it is called.') name!: string;
  @TextInput('Who sells it.', { optional: true }) vendor?: string;
  @CountInput('How well it fits: 0 not at all, 5 meets the need.', { max: 5 }) fit!: number;
  @TextInput('What it lacks.', { optional: true, max: 1_000 }) gap?: string;
}

@InputType({ description: 'The market perspective: where was searched and when, and what was found.' })
export class MarketScanInput {
  @ChoiceInput(ScanMethodChoice, 'How the market was searched.') method!: ScanMethod;
  @DayInput('The day the search was finished.') searchedOn!: string;
  @TextListInput('Where was searched: at least one place.', { min: 1 }) searchedWhere!: string[];
  @PartListInput(() => FoundSolutionInput, 'What was found; empty when nothing was.') found!: FoundSolutionInput[];
  @ChoiceInput(MarketConclusionChoice, 'Whether a solution exists.') conclusion!: MarketConclusion;
  @YesNoInput('Whether the need calls for something that has to be developed.') newDevelopmentNeeded!: boolean;
  @YesNoInput('Whether that development would be of inventive height.') inventiveHeight!: boolean;
}

export const effectOf = ({ hoursSavedPerYear, moneySavedPerYear, qualityEffects, climateEffects, assumptions }: EffectInput): Effect => ({
  hoursSavedPerYear,
  moneySavedPerYear,
  qualityEffects: qualityEffects ?? [],
  climateEffects: climateEffects ?? [],
  assumptions: assumptions ?? [],
});

/** `scanId` names the scan for those who rest on it later, such as a procurement. */
export const scanOf = (scanId: string, input: MarketScanInput): MarketScan => ({
  scanId,
  method: input.method,
  searchedOn: toLocalDate(input.searchedOn),
  searchedWhere: input.searchedWhere,
  found: input.found,
  conclusion: input.conclusion,
  newDevelopmentNeeded: input.newDevelopmentNeeded,
  inventiveHeight: input.inventiveHeight,
});
