/** Lets pieces of work be done one after the other, in the order in which they were asked for. */
export class OneAtATime {
  private last: Promise<unknown> = Promise.resolve();

  /** Does `work` when all that was asked for before it is over. To ask for more from within `work` would wait for ever. */
  do<T>(work: () => Promise<T>): Promise<T> {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done;
  }
}
