import { InputType } from '@nestjs/graphql';
import { act, ChoiceInput, CountInput, IdInput, PartInput, PartListInput, TextInput, TextListInput, YesNoInput } from '@hub/platform';
import { CriterionTypeChoice, IpTermsOwnerChoice, PartnerModeChoice } from '../../choices.js';
import type { CriterionType, IpTerms, PartnerMode } from '../../domain/procurement.events.js';

@InputType({ description: 'What tenders are assessed by, and how much it counts.' })
export class AwardCriterionInput {
  @IdInput('A short id, such as "quality-1".') criterionId!: string;
  @TextInput('What it looks at.') name!: string;
  @ChoiceInput(CriterionTypeChoice, 'Price, cost or quality; at least one criterion is about quality.') type!: CriterionType;
  @CountInput('Its weight in percent; together the weights make 100.', { min: 1, max: 100 }) weight!: number;
}

@InputType({ description: 'What applies to intellectual property (LOU 6:33).' })
export class IpTermsInput {
  @ChoiceInput(IpTermsOwnerChoice, 'Who owns what is developed.') owner!: IpTerms['owner'];
  @TextInput('How the municipality may use it.', { max: 2_000 }) usageRight!: string;
  @TextInput('Who may sell it on, and where.', { max: 2_000 }) commercialisation!: string;
}

@InputType({ description: 'A phase of the partnership to come (LOU 6:39).' })
export class PlannedPhaseInput {
  @CountInput('1, 2, 3 in their order.', { min: 1, max: 20 }) no!: number;
  @TextInput('What it is called.') name!: string;
}

@InputType()
export class PublishProcurementDocumentsInput {
  @IdInput('The procurement.') procurementId!: string;
  @IdInput('The version of the documents, such as "1".') documentsVersion!: string;
  @TextInput('The need that the market cannot meet (LOU 6:33).', { max: 10_000 }) need!: string;
  @TextListInput('What every tender must meet; few, so that they leave room for what is new.') minimumRequirements!: string[];
  @PartListInput(() => AwardCriterionInput, 'What tenders are assessed by (LOU 6:38, 16:1).', { min: 1 })
  awardCriteria!: AwardCriterionInput[];
  @PartInput(() => IpTermsInput, 'What applies to intellectual property.') ipTerms!: IpTermsInput;
  @PartListInput(() => PlannedPhaseInput, 'The phases of the partnership, in their order.', { min: 1, max: 20 })
  phases!: PlannedPhaseInput[];
  @YesNoInput('Whether the partnership may be ended after a phase (LOU 6:40).') mayEndAfterPhase!: boolean;
  @TextInput('On what conditions, when it may.', { optional: true, max: 10_000 }) endConditions?: string;
  @ChoiceInput(PartnerModeChoice, 'One partner, or several.') partnerMode!: PartnerMode;
  @CountInput('The highest number of partners: 1 for one, at least 2 for several.', { min: 1, max: 50 }) maxPartners!: number;
  @YesNoInput('Whether rounds of negotiation may reduce the tenders (LOU 6:36).') reducesTenders!: boolean;
}

/** Publishes the procurement documents, or a new version of them until the contract notice. After it they stand (LOU 6:34). */
export class PublishProcurementDocuments extends act({
  name: 'publishProcurementDocuments',
  input: PublishProcurementDocumentsInput,
  roles: ['procurement-officer'],
  describe: 'Publishes the procurement documents, or a new version of them until the contract notice.',
}) {}
