import { Controller, Get, Res } from '@nestjs/common';
import { EventStore } from '@hub/event-store';
import { Followers, ForEverybody } from '@hub/platform';
import type { FastifyReply } from 'fastify';

/**
 * Tells whether the hub works: 200 while every follower runs, 503 when one has stopped or the database does not answer. Why one has
 * stopped is in the log and told by the command line, not to everybody who asks: it can name what is in a case.
 */
@Controller()
export class HealthController {
  constructor(
    private readonly store: EventStore,
    private readonly followers: Followers,
  ) {}

  @ForEverybody()
  @Get('health')
  async health(@Res() reply: FastifyReply): Promise<void> {
    try {
      const [head, standings] = await Promise.all([this.store.head(), this.followers.standings()]);
      const stopped = standings.filter(({ error }) => error !== null);
      await reply.code(stopped.length > 0 ? 503 : 200).send({
        status: stopped.length > 0 ? 'stopped' : 'ok',
        head: head.toString(),
        followers: standings.map(({ name, kind, position, behind, error }) => ({
          name,
          kind,
          position: position.toString(),
          behind: behind.toString(),
          state: error === null ? 'running' : 'stopped',
        })),
      });
    } catch {
      await reply.code(503).send({ status: 'no-database', head: null, followers: [] });
    }
  }
}
