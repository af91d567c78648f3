export type ProcurementStanding = Readonly<{
  procurementId: string;
  step: 'procurement' | 'notice' | 'invited' | 'tenders-opened' | 'awarded' | 'standstill' | 'contracted' | 'procurement-cancelled';
  interested: readonly string[];
  requests: readonly string[];
  /** Null until they are opened. */
  tenders: number | null;
}>;

/** `step` is contracted, phase-1, phase-2 and so on, accepted, purchased, completed or ended. */
export type PartnershipStanding = Readonly<{ partnershipId: string; partner: string; step: string }>;

export type RightsStanding = Readonly<{
  ipRecordId: string;
  owner: string | null;
  /** The status of each sale to somebody else, by its id. */
  resales: Readonly<Record<string, string>>;
  /** The latest count of those who use it and are not named one by one. */
  counted: Readonly<{ asOf: string; inUse: number }> | null;
}>;

/** What is known of one challenge along the whole chain. */
export type PortfolioStanding = Readonly<{
  title: string;
  readiness: 'drafted' | 'ready' | 'published';
  cycle: Readonly<{ programmeId: string; cycleNo: number }> | null;
  end: 'solved' | 'abandoned' | null;
  procurement: ProcurementStanding | null;
  partnerships: readonly PartnershipStanding[];
  rights: readonly RightsStanding[];
}>;

/** The figures of a challenge; organisations by their ids. */
export type PortfolioFigures = Readonly<{
  title: string;
  programmeId: string | null;
  cycleNo: number | null;
  interested: number | null;
  requests: number | null;
  tenders: number | null;
  partnerIds: string[];
  phase: string;
  ownerIds: string[];
  inUseElsewhere: number | null;
}>;

export const draftedStanding = (title: string): PortfolioStanding => ({
  title,
  readiness: 'drafted',
  cycle: null,
  end: null,
  procurement: null,
  partnerships: [],
  rights: [],
});

export const figuresOf = (standing: PortfolioStanding): PortfolioFigures => ({
  title: standing.title,
  programmeId: standing.cycle?.programmeId ?? null,
  cycleNo: standing.cycle?.cycleNo ?? null,
  interested: countOf(standing.procurement?.interested),
  requests: countOf(standing.procurement?.requests),
  tenders: standing.procurement?.tenders ?? null,
  partnerIds: unique(live(standing).map(({ partner }) => partner)),
  phase: phaseOf(standing),
  ownerIds: unique(standing.rights.flatMap(({ owner }) => owner ?? [])),
  inUseElsewhere: inUseElsewhere(standing.rights),
});

/** How far a challenge is, in one word: that of its furthest partnership when it has several. */
export const phaseOf = (standing: PortfolioStanding): string => {
  const { end, procurement, cycle, readiness } = standing;
  if (end) return end;
  const furthest = live(standing).reduce<PartnershipStanding | undefined>(
    (best, each) => (best && rank(best.step) >= rank(each.step) ? best : each),
    undefined,
  );
  if (furthest) return furthest.step;
  if (procurement?.step === 'contracted' && standing.partnerships.length > 0) return 'partnership-ended';
  return procurement?.step ?? (cycle ? 'taken-up' : readiness);
};

/**
 * The latest count, or the named customers who are live where they are more; for each solution, and added up. Null where nobody
 * counted and none that is named is live: that is unknown, and not zero.
 */
const inUseElsewhere = (rights: readonly RightsStanding[]): number | null => {
  const known = rights.flatMap(({ counted, resales }) => {
    const named = Object.values(resales).filter((status) => status === 'live').length;
    return counted === null && named === 0 ? [] : [Math.max(counted?.inUse ?? 0, named)];
  });
  return known.length === 0 ? null : known.reduce((sum, each) => sum + each, 0);
};

const LAST_STEPS = ['accepted', 'purchased', 'completed'];

const rank = (step: string): number => {
  const last = LAST_STEPS.indexOf(step);
  return last >= 0 ? Number.MAX_SAFE_INTEGER - LAST_STEPS.length + last : Number(/^phase-(\d+)$/.exec(step)?.[1] ?? 0);
};

const live = ({ partnerships }: PortfolioStanding) => partnerships.filter(({ step }) => step !== 'ended');
const countOf = (organisations: readonly string[] | undefined): number | null => organisations?.length || null;
const unique = (ids: readonly string[]): string[] => [...new Set(ids)];
