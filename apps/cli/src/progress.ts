import { tell } from './output.js';

/** A number as people read it: `1 234 567`. */
export const figure = (count: number): string => String(Math.round(count)).replaceAll(/\B(?=(\d{3})+$)/g, ' ');

const duration = (seconds: number): string => {
  if (seconds < 120) return `${Math.max(1, Math.round(seconds))} s`;
  return seconds < 7_200 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3_600).toFixed(1)} h`;
};

const EVERY_S = 1;

/**
 * Tells, on standard error and once a second, how far something is that takes long: facts, how many a second, and how long it still
 * takes when `part`, from 0 to 1, is known. `seconds` is a clock.
 */
export const progressTeller = (seconds: () => number = () => performance.now() / 1_000) => {
  let [current, started, heard, told] = ['', seconds(), seconds(), seconds()];
  return (stage: string, facts: number, part?: number): void => {
    const now = seconds();
    // A stage begins where the one before it was last heard of.
    if (stage !== current) [current, started] = [stage, heard];
    heard = now;
    if (now - told < EVERY_S) return;
    told = now;
    const took = Math.max(now - started, 0.001);
    const left = part && part < 1 ? `, ${Math.floor(part * 100)} %, ${duration((took / part) * (1 - part))} left` : '';
    tell(`${stage}: ${figure(facts)} facts, ${figure(facts / took)} a second${left}`);
  };
};
