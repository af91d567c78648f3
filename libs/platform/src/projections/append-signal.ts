import { Injectable } from '@nestjs/common';

/** Tells the followers of this process that something was appended, so that they need not wait for their next look. */
@Injectable()
export class AppendSignal {
  private readonly listeners = new Set<() => void>();

  appended(_position: bigint): void {
    for (const listener of this.listeners) listener();
  }

  /** @returns a function that ends the listening. */
  onAppended(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
