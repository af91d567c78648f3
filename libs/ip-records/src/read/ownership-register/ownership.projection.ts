import { Injectable } from '@nestjs/common';
import type { Recorded } from '@hub/event-store';
import { assertNever } from '@hub/kernel';
import type { PurchaseDecided } from '@hub/partnerships';
import { joinProvenance, Projection, provenanceIn, type Rows } from '@hub/platform';
import { type IpRecordEvent, ipRecordEventTypes } from '../../domain/ip-record.events.js';
import { inUseElsewhere } from '../../domain/use-elsewhere.js';
import { FirstCustomerRow, OwnershipRow } from './ownership.row.js';

/** The register of ownership, one line for each partnership. */
@Injectable()
export class OwnershipProjection extends Projection<IpRecordEvent | PurchaseDecided> {
  override readonly name = 'ip-records-ownership-register.v1';
  override readonly on = [...ipRecordEventTypes, 'purchase-decided.v1'] as const;
  override readonly tables = [OwnershipRow, FirstCustomerRow];

  override async apply(fact: Recorded<IpRecordEvent | PurchaseDecided>, rows: Rows): Promise<void> {
    const known = provenanceIn(fact);
    if (fact.type === 'purchase-decided.v1') {
      const { partnershipId, firstCustomerFrom } = fact.data;
      await rows.save(FirstCustomerRow, { partnershipId, firstCustomerFrom, ...joinProvenance(known) });
      return;
    }
    const before = await rows.findOneBy(OwnershipRow, { ipRecordId: fact.data.ipRecordId });
    const after = before ? follow(before, fact) : opened(fact);
    await rows.save(OwnershipRow, { ...after, ...joinProvenance(before, known) });
  }
}

type Line = Omit<OwnershipRow, 'sources' | 'synthetic'>;

const opened = (fact: Recorded<IpRecordEvent>): Line => {
  if (fact.type !== 'ip-terms-agreed.v1') throw new Error(`${fact.type} before the terms were agreed`);
  const { ipRecordId, challengeId, owner, controlLevel, usageRight, commercialisation } = fact.data;
  return {
    ...{ ipRecordId, challengeId, owner, controlLevel, usageRight, commercialisation },
    agreedAt: fact.metadata['occurredAt'] ?? fact.recordedAt,
    usageRightSince: null,
    foreground: [],
    referenceFor: [],
    resaleCount: 0,
    inUseElsewhere: null,
    latestCount: null,
    resales: [],
  };
};

const follow = (line: Line, { type, data }: IpRecordEvent): Line => {
  switch (type) {
    case 'ip-terms-agreed.v1':
    case 'background-declared.v1':
      return line;
    case 'foreground-registered.v1':
      return { ...line, foreground: [...line.foreground, data.asset.name] };
    case 'usage-right-started.v1':
      return { ...line, usageRightSince: data.startsOn };
    case 'reference-agreed.v1':
      return { ...line, referenceFor: [...data.consentTo] };
    case 'resale-reported.v1':
      return counted({ ...line, resales: [...line.resales, { resaleId: data.resaleId, status: data.status }] });
    case 'resale-status-changed.v1':
      return counted({
        ...line,
        resales: line.resales.map((each) => (each.resaleId === data.resaleId ? { ...each, status: data.status } : each)),
      });
    case 'use-by-others-reported.v1':
      return counted({ ...line, latestCount: data.inUse });
    default:
      return assertNever(type);
  }
};

const counted = (line: Line): Line => ({
  ...line,
  resaleCount: line.resales.length,
  inUseElsewhere: inUseElsewhere(line.latestCount, line.resales),
});
