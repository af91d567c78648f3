import { Injectable, Logger } from '@nestjs/common';
import { Followers, isStalled, Metrics, type Standing } from '@hub/platform';
import { TypeCensus } from '../census/type-census.js';

/** How the hub is, for an answer over HTTP: the status to answer with, and the report. */
export type Health = Readonly<{ code: 200 | 503; report: object }>;

/**
 * Tells whether the hub works: 200 while every follower moves, 503 when one is stalled or a database does not answer. A fact that was
 * parked is told, and ends nothing: the hub goes on with all the others. Why it was parked is in the log and told by the command line,
 * not to everybody who asks: it can name what is in a case.
 */
@Injectable()
export class HealthReport {
  private readonly log = new Logger(HealthReport.name);

  constructor(
    private readonly followers: Followers,
    private readonly census: TypeCensus,
    private readonly metrics: Metrics,
  ) {}

  async health(): Promise<Health> {
    try {
      const [{ head, standings }, unknownTypes] = await Promise.all([this.followers.health(), this.census.unknownTypes()]);
      const stalled = standings.some(isStalled);
      const parked = standings.reduce((sum, each) => sum + each.parked, 0);
      return {
        code: stalled ? 503 : 200,
        report: {
          status: stalled ? 'stalled' : parked > 0 || unknownTypes.length > 0 ? 'degraded' : 'ok',
          head: head.toString(),
          parked,
          unknownTypes: unknownTypes.map(({ type }) => type),
          followers: standings.map(shown),
        },
      };
    } catch (error) {
      this.log.warn('the health of the hub cannot be told', error);
      return { code: 503, report: { status: 'no-database', head: null, parked: null, unknownTypes: [], followers: [] } };
    }
  }

  /** The metrics of this process and, while the databases answer, of the followers, in the text format of Prometheus. */
  async metricsText(): Promise<Readonly<{ contentType: string; text: string }>> {
    const stand = await Promise.all([this.followers.health(), this.census.unknownTypes()]).catch((error: unknown) => {
      this.log.warn('how the followers stand cannot be told', error);
      return undefined;
    });
    this.metrics.stand(stand && { ...stand[0], unknownTypes: stand[1].length });
    return { contentType: this.metrics.contentType, text: await this.metrics.text() };
  }
}

const shown = (standing: Standing): object => {
  const { name, kind, position, behind, idleSeconds, parked, waiting, owner } = standing;
  return {
    name,
    kind,
    position: position.toString(),
    behind: behind.amount.toString(),
    behindIn: behind.unit,
    secondsSinceProgress: idleSeconds === null ? null : Math.round(idleSeconds),
    parked,
    waiting,
    owner,
    state: isStalled(standing) ? 'stalled' : parked > 0 ? 'parked' : 'running',
  };
};
