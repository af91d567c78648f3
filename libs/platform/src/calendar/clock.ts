import { Injectable } from '@nestjs/common';
import { type Instant, toInstant } from '@hub/kernel';

/** The one place that asks what time it is. */
@Injectable()
export class Clock {
  now(): Instant {
    return toInstant(new Date().toISOString());
  }
}
