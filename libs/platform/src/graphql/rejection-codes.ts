import { registerEnumType } from '@nestjs/graphql';
import type { RejectionCatalogue, RejectionText } from '@hub/kernel';
import { platformRejections } from '../acts/platform.rejections.js';

const texts = new Map<string, RejectionText>();
/** The enum of all codes: `proposal.not-found` is `PROPOSAL_NOT_FOUND` in the schema. Filled as the contexts are loaded. */
export const RejectionCode: Record<string, string> = {};
const descriptions: Record<string, { description: string }> = {};
registerEnumType(RejectionCode, {
  name: 'RejectionCode',
  description: 'Every refusal the hub can give. Codes are never renamed.',
  valuesMap: descriptions,
});

/** Makes a context's refusals part of the schema. Called once, where the context's module is declared. */
export const publishRejections = (catalogue: RejectionCatalogue): void => {
  for (const [code, text] of Object.entries(catalogue)) {
    texts.set(code, text);
    const name = code.replaceAll(/[^A-Za-z0-9]/g, '_').toUpperCase();
    RejectionCode[name] = code;
    descriptions[name] = { description: `${text.says} (${text.rule})` };
  }
};

/** The rule a code rests on and what it says. @throws {Error} when no context published the code: a forgotten catalogue. */
export const textOf = (code: string): RejectionText => {
  const text = texts.get(code);
  if (!text) throw new Error(`the refusal ${code} is in no published catalogue`);
  return text;
};

/** All published codes with their texts. */
export const publishedRejections = (): ReadonlyMap<string, RejectionText> => texts;

publishRejections(platformRejections);
