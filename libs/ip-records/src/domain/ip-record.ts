import { assertNever, type Decider, type Decision, type LocalDate, reject, type Rejection } from '@hub/kernel';
import type {
  AgreeIpTermsIntent,
  AgreeReferenceIntent,
  ChangeResaleStatusIntent,
  DeclareBackgroundIntent,
  IpRecordCommand,
  RegisterForegroundIntent,
  ReportResaleIntent,
  ReportUseByOthersIntent,
} from './ip-record.commands.js';
import type { Asset, IpRecordEvent, ResaleStatus } from './ip-record.events.js';
import type { IpRecordRejection } from './ip-record.rejections.js';

type Resale = Readonly<{ resaleId: string; customer: string; status: ResaleStatus }>;
export type AgreedIpRecord = Readonly<{
  challengeId: string;
  owner: string;
  /** Whether the usage right has started: the solution was accepted. What is sold or used before that is early. */
  started: boolean;
  assets: readonly Asset[];
  consentTo: readonly string[];
  resales: readonly Resale[];
  countedOn?: LocalDate;
}>;
export type IpRecord = AgreedIpRecord | undefined;

type IpRecordDecision = Decision<IpRecordEvent, IpRecordRejection>;

/** Who owns what came out of a partnership, what the municipality may do with it, and who else uses it. */
export const ipRecord: Decider<IpRecordCommand, IpRecord, IpRecordEvent, IpRecordRejection> = {
  initialState: undefined,
  decide(command, state): IpRecordDecision {
    if (command.type === 'agree-ip-terms') return agreeTerms(command, state);
    if (!state) return reject('ip-record.not-found', { ipRecordId: command.data.ipRecordId });
    const { challengeId } = state;
    switch (command.type) {
      case 'start-usage-right':
        return state.started ? [] : [{ type: 'usage-right-started.v1', data: { ...command.data, challengeId } }];
      case 'declare-background':
        return declareBackground(command, state);
      case 'register-foreground':
        return registerForeground(command, state);
      case 'agree-reference':
        return agreeReference(command, state);
      case 'report-resale':
        return reportResale(command, state);
      case 'change-resale-status':
        return changeResaleStatus(command, state);
      case 'report-use-by-others':
        return reportUseByOthers(command, state);
      default:
        return assertNever(command);
    }
  },
  evolve(state, event): IpRecord {
    const { type, data } = event;
    if (type === 'ip-terms-agreed.v1')
      return { challengeId: data.challengeId, owner: data.owner, started: false, assets: [], consentTo: [], resales: [] };
    if (!state) throw new Error(`${type} before the terms were agreed`);
    switch (type) {
      case 'background-declared.v1':
      case 'foreground-registered.v1':
        return { ...state, assets: [...state.assets, data.asset] };
      case 'usage-right-started.v1':
        return { ...state, started: true };
      case 'reference-agreed.v1':
        return { ...state, consentTo: data.consentTo };
      case 'resale-reported.v1':
        return { ...state, resales: [...state.resales, { resaleId: data.resaleId, customer: data.customer, status: data.status }] };
      case 'resale-status-changed.v1':
        return {
          ...state,
          resales: state.resales.map((each) => (each.resaleId === data.resaleId ? { ...each, status: data.status } : each)),
        };
      case 'use-by-others-reported.v1':
        return { ...state, countedOn: data.asOf };
      default:
        return assertNever(type);
    }
  },
};

/**
 * The terms are those of the contract, which follow the published documents (LOU 6:33). The hub's partnerships only know `use`; should
 * the municipality ever take the rights over, the innovator keeps none to sell, and no licence back is provided for here.
 */
function agreeTerms({ data }: AgreeIpTermsIntent, state: IpRecord): IpRecordDecision {
  if (state) return [];
  if (data.controlLevel === 'take-over' && data.commercialisation !== '') return reject('ip-record.take-over-forbids-commercialisation');
  return [{ type: 'ip-terms-agreed.v1', data }];
}

const notTheirs = (
  data: { forTheHub: boolean; organisation?: string | undefined },
  { owner }: AgreedIpRecord,
): Rejection<IpRecordRejection> | undefined => (data.forTheHub || data.organisation === owner ? undefined : reject('ip-record.not-yours'));

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const known = (name: string, { assets }: AgreedIpRecord): Rejection<IpRecordRejection> | undefined => {
  const asset = assets.find((each) => sameName(each.name, name));
  return asset && reject('ip-record.asset-known', { assetId: asset.assetId, owner: asset.owner });
};

/** What a party brings stays theirs; it is listed before anybody uses the solution. */
function declareBackground({ data }: DeclareBackgroundIntent, state: AgreedIpRecord): IpRecordDecision {
  const { ipRecordId, assetId, name, kind, owner } = data;
  const refused = notTheirs(data, state) ?? known(name, state);
  if (refused) return refused;
  if (state.started) return reject('ip-record.background-after-the-start');
  return [{ type: 'background-declared.v1', data: { ipRecordId, challengeId: state.challengeId, asset: { assetId, name, kind, owner } } }];
}

/** What comes out of the partnership belongs to one: the owner that the terms name. */
function registerForeground({ data }: RegisterForegroundIntent, state: AgreedIpRecord): IpRecordDecision {
  const { ipRecordId, assetId, name, kind } = data;
  const refused = notTheirs(data, state) ?? known(name, state);
  if (refused) return refused;
  const { challengeId, owner } = state;
  return [{ type: 'foreground-registered.v1', data: { ipRecordId, challengeId, asset: { assetId, name, kind, owner } } }];
}

function agreeReference({ data }: AgreeReferenceIntent, { challengeId, consentTo }: AgreedIpRecord): IpRecordDecision {
  const same = data.consentTo.length === consentTo.length && data.consentTo.every((each) => consentTo.includes(each));
  return same ? [] : [{ type: 'reference-agreed.v1', data: { ...data, challengeId } }];
}

/** A sale before the municipality accepted the solution is no breach, but it is marked. */
function reportResale({ data }: ReportResaleIntent, state: AgreedIpRecord): IpRecordDecision {
  const { forTheHub: _forTheHub, organisation: _organisation, ...resale } = data;
  const refused = notTheirs(data, state);
  if (refused) return refused;
  const before = state.resales.find((each) => each.resaleId === data.resaleId || sameName(each.customer, data.customer));
  if (before) return reject('ip-record.resale-known', { resaleId: before.resaleId, customer: before.customer });
  return [{ type: 'resale-reported.v1', data: { ...resale, challengeId: state.challengeId, early: !state.started } }];
}

function changeResaleStatus({ data }: ChangeResaleStatusIntent, state: AgreedIpRecord): IpRecordDecision {
  const { ipRecordId, resaleId, status } = data;
  const refused = notTheirs(data, state);
  if (refused) return refused;
  const resale = state.resales.find((each) => each.resaleId === resaleId);
  if (!resale) return reject('ip-record.resale-unknown', { resaleId });
  if (resale.status === status) return [];
  return [{ type: 'resale-status-changed.v1', data: { ipRecordId, challengeId: state.challengeId, resaleId, status } }];
}

/** A count of the same day again corrects the one before. */
function reportUseByOthers({ data, on }: ReportUseByOthersIntent, state: AgreedIpRecord): IpRecordDecision {
  const { ipRecordId, asOf, inUse, evaluating = null, evaluatingIsApproximate = false } = data;
  const refused = notTheirs(data, state);
  if (refused) return refused;
  if (asOf > on) return reject('ip-record.report-in-the-future', { asOf, on });
  const { challengeId, countedOn, started } = state;
  if (countedOn && asOf < countedOn) return reject('ip-record.report-before-the-last', { asOf, countedOn });
  return [
    {
      type: 'use-by-others-reported.v1',
      data: {
        ipRecordId,
        challengeId,
        asOf,
        inUse,
        evaluating,
        evaluatingIsApproximate: evaluatingIsApproximate && evaluating !== null,
        early: !started,
      },
    },
  ];
}
