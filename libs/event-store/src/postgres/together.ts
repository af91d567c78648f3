/** What goes together: at most so many calls and so many bytes in one batch, and at most so many batches under way at a time. */
export type Sharing<Request> = Readonly<{
  most: number;
  mostBytes: number;
  lanes: number;
  bytesOf: (request: Request) => number;
  /** Whether a failure tells that nothing is wrong with what was sent. Otherwise each of the batch is tried alone. */
  isNobodys: (failure: unknown) => boolean;
}>;

/** A call that waited longer than it may before it was its turn. Nothing was sent. */
export class NeverSent extends Error {
  constructor(override readonly cause?: unknown) {
    super('it was not sent');
  }
}

type Waiting<Request, Answer> = Readonly<{
  request: Request;
  until: number;
  resolve: (answer: Answer) => void;
  reject: (failure: unknown) => void;
}>;

/**
 * Sends calls that are made at the same time in one round trip: while a batch is under way, the next one gathers. Each caller gets an
 * answer of its own. One whose content the server does not take is answered alone, and its neighbours are answered as if without it.
 */
export class Together<Request, Answer> {
  private waiting: Waiting<Request, Answer>[] = [];
  private underWay = 0;
  private scheduled = false;

  /** `send` answers in the order of the batch. */
  constructor(
    private readonly send: (batch: readonly Request[]) => Promise<readonly Answer[]>,
    private readonly sharing: Sharing<Request>,
  ) {}

  /** @throws {NeverSent} when it is not its turn within `ms`. */
  ask(request: Request, ms: number): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ request, until: Date.now() + ms, resolve, reject });
      this.schedule();
    });
  }

  /** Not at once: others may ask in the same turn of the loop, and then come along. */
  private schedule(): void {
    if (this.scheduled || this.waiting.length === 0 || this.underWay >= this.sharing.lanes) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.depart();
    });
  }

  private depart(): void {
    if (this.underWay >= this.sharing.lanes) return;
    const batch = this.nextBatch();
    if (batch.length > 0) {
      this.underWay += 1;
      void this.answer(batch);
    }
    this.schedule();
  }

  /** The next batch is on its way before anybody here goes on with an answer. */
  private arrived(): void {
    this.underWay -= 1;
    if (this.waiting.length > 0) this.depart();
  }

  private nextBatch(): readonly Waiting<Request, Answer>[] {
    const now = Date.now();
    const batch: Waiting<Request, Answer>[] = [];
    let bytes = 0;
    let taken = 0;
    for (const each of this.waiting) {
      bytes += this.sharing.bytesOf(each.request);
      if (batch.length === this.sharing.most || (batch.length > 0 && bytes > this.sharing.mostBytes)) break;
      taken += 1;
      if (each.until < now) each.reject(new NeverSent());
      else batch.push(each);
    }
    this.waiting = this.waiting.slice(taken);
    return batch;
  }

  private async answer(batch: readonly Waiting<Request, Answer>[]): Promise<void> {
    try {
      const answers = await this.send(batch.map(({ request }) => request));
      this.arrived();
      for (const [index, { resolve }] of batch.entries()) resolve(answers[index] as Answer);
    } catch (failure) {
      const shared = batch.length === 1 || this.sharing.isNobodys(failure);
      if (!shared) for (const each of batch) await this.answerAlone(each);
      this.arrived();
      if (shared) for (const { reject } of batch) reject(failure);
    }
  }

  private async answerAlone({ request, resolve, reject }: Waiting<Request, Answer>): Promise<void> {
    try {
      const [answer] = await this.send([request]);
      resolve(answer as Answer);
    } catch (failure) {
      reject(failure);
    }
  }
}
