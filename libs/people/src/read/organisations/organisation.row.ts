import { ObjectType } from '@nestjs/graphql';
import { CaseRow, ChoiceColumn, TextColumn, YesNoColumn } from '@hub/platform';
import { Entity } from 'typeorm';
import { OrganisationKindChoice } from '../../choices.js';
import type { OrganisationKind } from '../../domain/organisation.events.js';

@Entity('people_organisations')
@ObjectType('Organisation', { description: 'An organisation the hub deals with. Its id is the code it is known by.' })
export class OrganisationRow extends CaseRow {
  @TextColumn('Its name; a description where no source names it.') name!: string;
  @ChoiceColumn(OrganisationKindChoice, 'What kind of organisation it is.') kind!: OrganisationKind;
  @YesNoColumn('False when no source says who it is.') named!: boolean;
}
