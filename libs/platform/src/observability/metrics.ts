import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** How long things took and how often they happened in this process, and how the followers stand, for Prometheus. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  readonly acts = new Histogram({
    name: 'hub_act_duration_seconds',
    help: 'Acts through the desk, by act and outcome: accepted, refused or failed.',
    labelNames: ['act', 'outcome'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  readonly requests = new Histogram({
    name: 'hub_http_request_duration_seconds',
    help: 'HTTP requests, by method, route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  readonly storeCalls = new Histogram({
    name: 'hub_store_call_duration_seconds',
    help: 'Calls of the event store, by call and outcome: ok, or the kind of the error.',
    labelNames: ['call', 'outcome'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  readonly taken = new Counter({
    name: 'hub_facts_taken_total',
    help: 'Facts that a follower of this process took or passed by.',
    labelNames: ['follower'],
    registers: [this.registry],
  });
  readonly heldUp = new Counter({
    name: 'hub_follower_held_up_total',
    help: 'How often a follower had to wait for something that passes by itself.',
    labelNames: ['follower'],
    registers: [this.registry],
  });
  private readonly up = this.gauge(
    'hub_databases_up',
    '1 while log and read side answer; while it is 0, nothing is told of log and followers.',
  );
  private readonly head = this.gauge('hub_log_head', 'The position of the last fact in the log.');
  private readonly behind = this.gauge(
    'hub_follower_behind',
    'The way from a checkpoint to the head, in facts or bytes.',
    'follower',
    'unit',
  );
  private readonly idle = this.gauge('hub_follower_idle_seconds', 'Seconds since a follower moved last.', 'follower');
  private readonly parked = this.gauge('hub_follower_parked', 'Facts that are parked.', 'follower');
  private readonly waiting = this.gauge('hub_outbox_waiting', 'What waits in the outbox.', 'follower');
  private readonly owned = this.gauge('hub_follower_owned', '1 while some process moves the follower.', 'follower');
  private readonly unknown = this.gauge('hub_unknown_fact_types', 'Types of facts in the log that this program does not know.');

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Takes over how the followers stand; `undefined` when a database does not answer, and nobody knows. */
  stand(health: Health | undefined): void {
    for (const gauge of [this.head, this.unknown]) gauge.remove();
    for (const gauge of [this.behind, this.idle, this.parked, this.waiting, this.owned]) gauge.reset();
    this.up.set(health ? 1 : 0);
    if (!health) return;
    const { head, standings, unknownTypes } = health;
    this.head.set(Number(head));
    this.unknown.set(unknownTypes);
    for (const { name: follower, behind, idleSeconds, parked, waiting, owner } of standings) {
      this.behind.set({ follower, unit: behind.unit }, Number(behind.amount));
      if (idleSeconds !== null) this.idle.set({ follower }, idleSeconds);
      this.parked.set({ follower }, parked);
      this.waiting.set({ follower }, waiting);
      this.owned.set({ follower }, owner === null ? 0 : 1);
    }
  }

  /** All metrics in the text format of Prometheus. */
  text(): Promise<string> {
    return this.registry.metrics();
  }

  /** The type of `text`. */
  get contentType(): string {
    return this.registry.contentType;
  }

  private gauge(name: string, help: string, ...labelNames: string[]): Gauge {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }
}

/** What the gauges of the followers are made of. */
export type Health = Readonly<{
  head: bigint;
  unknownTypes: number;
  standings: readonly Readonly<{
    name: string;
    behind: Readonly<{ amount: bigint; unit: string }>;
    idleSeconds: number | null;
    parked: number;
    waiting: number;
    owner: string | null;
  }>[];
}>;
