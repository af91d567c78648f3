import type { Type } from '@nestjs/common';
import { ProposalsModule } from '@hub/proposals';

/** The contexts of the hub, in the order of the chain. */
export const contexts: readonly Type[] = [ProposalsModule];
