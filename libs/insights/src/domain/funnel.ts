/** The way of a proposal that goes all the way, in the order of the chain. `evaluated` is one that is to become a challenge. */
export const funnelSteps = [
  'submitted',
  'under-evaluation',
  'evaluated',
  'challenge',
  'taken-up',
  'procured',
  'contracted',
  'accepted',
  'purchased',
  'in-use-elsewhere',
] as const;
export type FunnelStep = (typeof funnelSteps)[number];

/** Where a proposal leaves the way before its end; `abandoned` is with its challenge. */
export const funnelExits = ['withdrawn', 'merged', 'market', 'parked', 'declined', 'abandoned'] as const;
export type FunnelExit = (typeof funnelExits)[number];

/** Every proposal is in exactly one of these. */
export const funnelPlaces = [...funnelSteps, ...funnelExits] as const;
export type FunnelPlace = FunnelStep | FunnelExit;

/** What the facts of a proposal alone say of it. */
export type ProposalStanding = 'submitted' | 'under-evaluation' | 'evaluated' | Exclude<FunnelExit, 'abandoned'>;

export type PartnershipProgress = 'contracted' | 'accepted' | 'purchased';

/** What the facts of a challenge, and of all that follows from it, say of it now. Only what still holds is in it. */
export type ChallengeStanding = Readonly<{
  takenUp: boolean;
  procurementId: string | null;
  partnerships: Readonly<Record<string, PartnershipProgress>>;
  usedElsewhere: boolean;
  abandoned: boolean;
}>;

export const draftedChallenge: ChallengeStanding = {
  takenUp: false,
  procurementId: null,
  partnerships: {},
  usedElsewhere: false,
  abandoned: false,
};

/** How far a challenge is, by its furthest partnership when it has several. */
export const placeOfChallenge = (standing: ChallengeStanding): FunnelPlace => {
  if (standing.abandoned) return 'abandoned';
  if (standing.usedElsewhere) return 'in-use-elsewhere';
  const progress = Object.values(standing.partnerships);
  const furthest = (['purchased', 'accepted', 'contracted'] as const).find((step) => progress.includes(step));
  if (furthest) return furthest;
  if (standing.procurementId !== null) return 'procured';
  return standing.takenUp ? 'taken-up' : 'challenge';
};

/** The one place of a proposal: that of its challenge when it has one and did not leave before. */
export const placeOf = (standing: ProposalStanding, challenge: ChallengeStanding | undefined): FunnelPlace => {
  const goesOn = standing === 'submitted' || standing === 'under-evaluation' || standing === 'evaluated';
  return goesOn && challenge ? placeOfChallenge(challenge) : standing;
};

/** Steps once reached stay reached, whatever came later; in the order of the chain. */
export const reaching = (reached: readonly FunnelStep[], ...more: readonly FunnelStep[]): FunnelStep[] =>
  funnelSteps.filter((step) => reached.includes(step) || more.includes(step));

/** What became of the proposals, as the summary tells it. */
export const proposalFates = ['challenge', 'market', 'parked', 'declined', 'withdrawn', 'merged', 'open'] as const;
export type ProposalFate = (typeof proposalFates)[number];

const fates: Readonly<Partial<Record<FunnelPlace, ProposalFate>>> = {
  submitted: 'open',
  'under-evaluation': 'open',
  withdrawn: 'withdrawn',
  merged: 'merged',
  market: 'market',
  parked: 'parked',
  declined: 'declined',
};

/** A proposal that is to become a challenge or became one counts as `challenge`, also when that was abandoned later. */
export const fateOf = (place: FunnelPlace): ProposalFate => fates[place] ?? 'challenge';
