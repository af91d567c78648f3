import { Controller, Get, Res } from '@nestjs/common';
import { HealthReport } from '@hub/hub';
import { ForEverybody } from '@hub/platform';
import type { FastifyReply } from 'fastify';

/** How the hub is, for whoever watches it: a load balancer, a person, Prometheus. Neither answer holds anything of a case. */
@Controller()
export class HealthController {
  constructor(private readonly hub: HealthReport) {}

  @ForEverybody()
  @Get('health')
  async health(@Res() reply: FastifyReply): Promise<void> {
    const { code, report } = await this.hub.health();
    await reply.code(code).send(report);
  }

  @ForEverybody()
  @Get('metrics')
  async metrics(@Res() reply: FastifyReply): Promise<void> {
    const { contentType, text } = await this.hub.metricsText();
    await reply.header('content-type', contentType).send(text);
  }
}
