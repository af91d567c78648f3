import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Followers } from '../projections/followers.js';
import { Metrics } from './metrics.js';
import { traceFollowed } from './tracing.js';

/** Counts what followers of this process do, and tells it in the traces of the facts. */
@Injectable()
export class FollowingObserver implements OnModuleInit {
  constructor(
    private readonly followers: Followers,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.followers.onEvents({
      took: (followers, facts, since) => {
        for (const follower of followers) this.metrics.taken.inc({ follower }, facts.length);
        for (const { type, position, metadata } of facts)
          traceFollowed(metadata, `follow ${type}`, since, { position: position.toString(), followers: followers.length });
      },
      heldUp: (follower) => this.metrics.heldUp.inc({ follower }),
    });
  }
}
