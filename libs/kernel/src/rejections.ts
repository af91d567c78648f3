/** What a refusal rests on (`LOU 6:31`, `KL 6:38`, `HUB` for the hub's own rule) and what it says, in English, to a developer. */
export type RejectionText = Readonly<{ rule: string; says: string }>;

/** Every refusal a context can give. Codes are public: they are translated, documented and never renamed. */
export type RejectionCatalogue<Code extends string = string> = Readonly<Record<Code, RejectionText>>;

/** The rule of the hub itself: decided by the municipality, not by law. */
export const HUB_RULE = 'HUB';

/** One line of a catalogue: the rule a refusal rests on, and what it says. */
export const on = (rule: string, says: string): RejectionText => ({ rule, says });
