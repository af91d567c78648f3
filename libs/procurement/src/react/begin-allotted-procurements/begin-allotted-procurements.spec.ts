import { describe, expect, it } from '@jest/globals';
import { reject } from '@hub/kernel';
import { type Answer, ReactionRefused, SwedishCalendar } from '@hub/platform';
import { recordedFact } from '@hub/testing/platform';
import type { ProcurementAllotted } from '../../domain/challenge-procurement.js';
import { started } from '../../testing/a-procurement.js';
import type { BeginProcurement } from '../../write/begin-procurement/begin-procurement.command.js';
import { BeginAllottedProcurements } from './begin-allotted-procurements.reactor.js';

const allotted = recordedFact<ProcurementAllotted>(
  'challenge-procurement-SNOW',
  1,
  { type: 'procurement-allotted.v1', data: started.data },
  {
    act: 'startProcurement',
    commandId: 'command-1',
    fingerprint: 'f-1',
    correlationId: 'c-1',
    actor: 'officer',
    roles: 'procurement-officer,controller',
    occurredAt: '2026-02-01T23:30:00.000Z',
    sources: 'S10,S11',
  },
);

const reactor = (answer: Answer) => {
  const sent: BeginProcurement[] = [];
  const bus = {
    execute: async (command: BeginProcurement) => {
      sent.push(command);
      return answer;
    },
  };
  const reaction = Object.assign(new BeginAllottedProcurements(bus as never) as object, {
    calendar: new SwedishCalendar(),
  }) as unknown as BeginAllottedProcurements;
  return { sent, react: () => reaction.react(allotted) };
};

describe('a procurement that was allotted', () => {
  it('begins as the act would have had it: by the same person, at the same time, under the same command', async () => {
    const { sent, react } = reactor({ id: 'pr1', version: 1, position: 2n });
    await react();
    expect(sent).toEqual([
      {
        procurementId: 'pr1',
        challengeId: 'SNOW',
        envelope: {
          act: 'startProcurement',
          at: '2026-02-01T23:30:00.000Z',
          on: '2026-02-02',
          playedBack: false,
          asker: { ref: 'officer', roles: ['procurement-officer', 'controller'] },
          commandId: 'command-1',
          fingerprint: 'f-1',
          correlationId: 'c-1',
          causationId: undefined,
          provenance: { sources: ['S10', 'S11'], synthetic: [] },
        },
      },
    ]);
  });

  it('does not begin when its id was taken for another challenge', async () => {
    await expect(reactor(reject('command.id-reused')).react()).resolves.toBeUndefined();
  });

  it('does not pass over another refusal', async () => {
    await expect(reactor(reject('procurement.not-found')).react()).rejects.toThrow(ReactionRefused);
  });
});
