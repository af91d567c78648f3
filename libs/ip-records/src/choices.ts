import { graphqlEnum } from '@hub/platform';
import { assetKinds, controlLevels, customerTypes, resaleStatuses, scalingTypes } from './domain/ip-record.events.js';

export const ControlLevelChoice = graphqlEnum(
  'ControlLevel',
  controlLevels,
  'How far the control of the municipality goes: it uses the solution, it may modify it and pass it on, or it takes it over.',
);
export const AssetKindChoice = graphqlEnum('AssetKind', assetKinds, 'What kind of thing an intellectual property right is in.');
export const ResaleStatusChoice = graphqlEnum('ResaleStatus', resaleStatuses, 'How far another customer has come with a solution.');
export const ScalingTypeChoice = graphqlEnum(
  'ScalingType',
  scalingTypes,
  'How a solution spreads: rolled out where it is, expanded to more of the same, or replicated elsewhere.',
);
export const CustomerTypeChoice = graphqlEnum('CustomerType', customerTypes, 'What kind of customer another one is.');

export const assetOrigins = ['background', 'foreground'] as const;
export type AssetOrigin = (typeof assetOrigins)[number];
export const AssetOriginChoice = graphqlEnum(
  'AssetOrigin',
  assetOrigins,
  'Whether a party brought an asset with it, or the partnership made it.',
);

export const ipRecordStatuses = ['agreed', 'effective'] as const;
export type IpRecordStatus = (typeof ipRecordStatuses)[number];
export const IpRecordStatusChoice = graphqlEnum(
  'IpRecordStatus',
  ipRecordStatuses,
  'Agreed with the contract; effective once the solution is accepted and the usage right has started.',
);
