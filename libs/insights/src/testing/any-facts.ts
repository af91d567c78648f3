import type { Told } from '@hub/testing/platform';
import fc from 'fast-check';
import { challenge, type ChainFact, evaluation, ipRecord, partnership, procurement, proposal } from './chain-facts.js';

const PROPOSALS = ['p1', 'p2', 'p3', 'p4'];
const CHALLENGES = ['HEAT', 'SNOW'];

/** The first facts of every case, so that what follows is about something. Each case is opened once. */
const opened: readonly Told<ChainFact>[] = [
  ...PROPOSALS.map((id, index) => proposal(id).submitted(`Need ${id}`, {}, index % 2 === 0 ? 'employee' : 'citizen')),
];

const aProposalFact = (id: string, other: string, challengeId: string): readonly Told<ChainFact>[] => [
  proposal(id).registered(`IH-${id}`),
  proposal(id).evaluationOpened(),
  evaluation(id).opened(),
  evaluation(id).agreed('medium', 'partial'),
  evaluation(id).concluded('challenge', 'large', 'none'),
  evaluation(id).reopened(),
  evaluation(id).conflict(true),
  proposal(id).outcomeReopened(),
  proposal(id).outcome('challenge'),
  proposal(id).outcome('market'),
  proposal(id).outcome('parked'),
  proposal(id).outcome('declined'),
  proposal(id).withdrawn(),
  proposal(id).merged(other),
  proposal(id).unmerged(other),
  proposal(id).promoted(challengeId),
];

const aChainFact = (challengeId: string, no: number): readonly Told<ChainFact>[] => {
  const procured = procurement(`q${no}-${challengeId}`, challengeId);
  const partner = partnership(`k${no}-${challengeId}`, challengeId);
  const rights = ipRecord(`k${no}-${challengeId}`, challengeId);
  return [
    challenge(challengeId).readied(),
    challenge(challengeId).published(),
    challenge(challengeId).takenUp(),
    challenge(challengeId).putBack(),
    challenge(challengeId).abandoned(),
    procured.started(),
    procured.noticed(),
    procured.interest('KLIMATOR'),
    procured.request('KLIMATOR'),
    procured.tender('KLIMATOR'),
    procured.opened('KLIMATOR', 'BINTEL'),
    procured.awarded('KLIMATOR'),
    procured.cancelled(),
    partner.signed(`q${no}-${challengeId}`, 'KLIMATOR'),
    partner.phase(no),
    partner.accepted(),
    partner.purchased(),
    partner.ended(),
    rights.agreed('KLIMATOR'),
    rights.resale(`r${no}-${challengeId}`, 'evaluating'),
    rights.resaleStatus(`r${no}-${challengeId}`, 'live'),
    rights.counted(no - 1),
  ];
};

/** Facts in any order that no rule would allow: four proposals, up to two challenges and whatever follows from them. */
export const anyFacts: fc.Arbitrary<readonly Told<ChainFact>[]> = fc
  .record({
    parts: fc.array(fc.subarray(PROPOSALS, { minLength: 1 }), { maxLength: CHALLENGES.length }),
    draftAfter: fc.nat(20),
    facts: fc.array(
      fc.oneof(
        fc
          .tuple(fc.constantFrom(...PROPOSALS), fc.constantFrom(...PROPOSALS), fc.constantFrom(...CHALLENGES))
          .chain(([id, other, challengeId]) => fc.constantFrom(...aProposalFact(id, other, challengeId))),
        fc
          .tuple(fc.constantFrom(...CHALLENGES), fc.integer({ min: 1, max: 3 }))
          .chain(([challengeId, no]) => fc.constantFrom(...aChainFact(challengeId, no))),
      ),
      { maxLength: 40 },
    ),
  })
  .map(({ parts, draftAfter, facts }) => [
    ...opened,
    ...facts.slice(0, draftAfter),
    ...parts.map((proposalIds, index) => challenge(CHALLENGES[index] ?? 'SNOW').drafted(proposalIds)),
    ...facts.slice(draftAfter),
  ]);
