/** Who somebody is, to those who may know. */
export type DirectoryEntry = Readonly<{ name: string; email?: string | undefined }>;

/**
 * The only place of the hub that holds names and addresses of persons. It is no read model: facts carry none of it, so that nothing
 * could build it again, and a rebuild does not touch it.
 *
 * An entry is written before the fact that registers the person, and erased after the fact that the person is forgotten. A crash in
 * between leaves an entry that nobody is shown, because only registered persons are; the same command again, or the reaction that is
 * done again, completes it.
 */
export abstract class PersonDirectory {
  /** Writes an entry unless there is one, or one was erased under this reference. */
  abstract draft(personId: string, entry: DirectoryEntry): Promise<void>;
  /** Writes an entry over whatever is there, unless it was erased. */
  abstract keep(personId: string, entry: DirectoryEntry): Promise<void>;
  /** Takes name and address out for good. Only the mark stays that nothing is to be written under this reference again. */
  abstract erase(personId: string): Promise<void>;
  /** The entries there are, by reference. */
  abstract find(personIds: readonly string[]): Promise<ReadonlyMap<string, DirectoryEntry>>;
}
