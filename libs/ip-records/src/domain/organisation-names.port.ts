/** What an organisation is called. `named` is false where no source says who it is: then the name is a description, or only its code. */
export type OrganisationName = Readonly<{ name: string; named: boolean }>;

/** The names behind the codes of organisations. */
export abstract class OrganisationNames {
  /** One for each of `organisationIds`, in a function that knows them all: a code that nobody registered is its own name, and not named. */
  abstract of(organisationIds: readonly string[]): Promise<(organisationId: string) => OrganisationName>;
}
