import type { Position as Place } from '@kurrent/kurrentdb-client';
import type { Position } from '../event-store.js';

const HALF = 64n;
const MASK = (1n << HALF) - 1n;

/** Both halves of a place in the log as one position: ordered as the log is, by the commit half and then by the prepare half. */
export const positionOf = ({ commit, prepare }: Place): Position => (commit << HALF) | prepare;

/** The two halves as they came. A place with a half made up is another place: a server gives the fact there twice, or refuses it. */
export const placeOf = (position: Position): Place => ({ commit: position >> HALF, prepare: position & MASK });

/** Whether a server said where something is: one that does not know leaves it out, or says the largest number there is. */
export const isPlace = (place: Place | undefined): place is Place => place !== undefined && place.commit !== MASK && place.prepare !== MASK;

/** How many bytes of the log lie between two positions. */
export const bytesBetween = (from: Position, to: Position): bigint => (to >> HALF) - (from >> HALF);
