import { Injectable } from '@nestjs/common';
import type { Recorded } from '@hub/event-store';
import { assertNever } from '@hub/kernel';
import { CaseProjection, type Shown } from '@hub/platform';
import { type IpRecordEvent, ipRecordEventTypes, type IpTermsAgreed } from '../../domain/ip-record.events.js';
import { IP_RECORD_PREFIX } from '../../domain/ip-record.stream.js';
import { inUseElsewhere } from '../../domain/use-elsewhere.js';
import { IpRecordRow } from './ip-record.row.js';

type View = Shown<IpRecordRow>;

@Injectable()
export class IpRecordProjection extends CaseProjection<IpRecordRow, IpRecordEvent> {
  override readonly name = 'ip-records-ip-records.v1';
  override readonly on = ipRecordEventTypes;
  override readonly row = IpRecordRow;
  override readonly prefix = IP_RECORD_PREFIX;

  override fold(before: View | undefined, fact: Recorded<IpRecordEvent>): View {
    const { type, data } = fact;
    if (type === 'ip-terms-agreed.v1') return opened(data);
    if (!before) throw new Error(`${type} before the terms were agreed`);
    switch (type) {
      case 'background-declared.v1':
        return { ...before, assets: [...before.assets, { ...data.asset, origin: 'background' }] };
      case 'foreground-registered.v1':
        return { ...before, assets: [...before.assets, { ...data.asset, origin: 'foreground' }] };
      case 'usage-right-started.v1':
        return { ...before, status: 'effective', usageRightSince: data.startsOn };
      case 'reference-agreed.v1':
        return { ...before, referenceFor: [...data.consentTo] };
      case 'resale-reported.v1': {
        const { ipRecordId: _record, challengeId: _challenge, ...resale } = data;
        return counted({ ...before, resales: [...before.resales, resale] });
      }
      case 'resale-status-changed.v1':
        return counted({
          ...before,
          resales: before.resales.map((each) => (each.resaleId === data.resaleId ? { ...each, status: data.status } : each)),
        });
      case 'use-by-others-reported.v1': {
        const { ipRecordId: _record, challengeId: _challenge, ...count } = data;
        return counted({ ...before, useByOthers: [...before.useByOthers.filter(({ asOf }) => asOf !== count.asOf), count] });
      }
      default:
        return assertNever(type);
    }
  }
}

const counted = (view: View): View => ({ ...view, inUseElsewhere: inUseElsewhere(view.useByOthers.at(-1)?.inUse ?? null, view.resales) });

const opened = (data: IpTermsAgreed['data']): View => ({
  partnershipId: data.partnershipId,
  challengeId: data.challengeId,
  status: 'agreed',
  owner: data.owner,
  controlLevel: data.controlLevel,
  usageRight: data.usageRight,
  usageRightSince: null,
  commercialisation: data.commercialisation,
  documentsVersion: data.documentsVersion,
  assets: [],
  referenceFor: [],
  resales: [],
  useByOthers: [],
  inUseElsewhere: null,
});
