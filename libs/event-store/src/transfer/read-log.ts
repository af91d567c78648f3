import type { EventStore, Position, Recorded } from '../event-store.js';

const PAGE = 500;

/** Reads the log page by page from after `after` up to `until`, and asks for the next page while one is being worked on. */
export async function* readLog(
  store: Pick<EventStore, 'readAll'>,
  after: Position,
  until: Position,
  page = PAGE,
): AsyncGenerator<readonly Recorded[]> {
  const ask = (from: Position): Promise<readonly Recorded[]> => {
    const asked = store.readAll(from, page);
    // Told to whoever waits for the page; nobody does when the reading ends before it.
    asked.catch(() => undefined);
    return asked;
  };
  if (until <= after) return;
  for (let next = ask(after); ;) {
    const facts = await next;
    const last = facts.at(-1);
    if (!last) return;
    const isOver = last.position >= until;
    if (!isOver) next = ask(last.position);
    yield isOver ? facts.filter(({ position }) => position <= until) : facts;
    if (isOver) return;
  }
}

/** The same, fact by fact. */
export async function* readFacts(store: Pick<EventStore, 'readAll'>, after: Position, until: Position): AsyncGenerator<Recorded> {
  for await (const page of readLog(store, after, until)) yield* page;
}

/** Facts that follow on each other in a log. */
export type Piece = readonly [Recorded, ...Recorded[]];

/** How long a piece may be: facts, characters of JSON (a fact that is larger is alone), and whether it is of one stream only. */
export type PieceSize = Readonly<{ facts: number; characters: number; ofOneStream: boolean }>;

/** Neighbours of one stream: what every store takes in one append. A KurrentDB 23.10 takes one MiB. */
export const RUN: PieceSize = { facts: 100, characters: 400_000, ofOneStream: true };

/** Cuts facts, in the order of the log, into as few pieces as may be. */
export const piecesOf = (facts: readonly Recorded[], most: PieceSize): readonly Piece[] => {
  const pieces: { piece: [Recorded, ...Recorded[]]; characters: number }[] = [];
  for (const fact of facts) {
    const characters = JSON.stringify(fact.data).length + JSON.stringify(fact.metadata).length;
    const last = pieces.at(-1);
    const fits = last && last.piece.length < most.facts && last.characters + characters <= most.characters;
    if (fits && (!most.ofOneStream || last.piece[0].stream === fact.stream)) {
      last.piece.push(fact);
      last.characters += characters;
    } else pieces.push({ piece: [fact], characters });
  }
  return pieces.map(({ piece }) => piece);
};
