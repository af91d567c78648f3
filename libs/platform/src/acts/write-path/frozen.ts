import { types } from 'node:util';

/**
 * The same value, its objects and lists made unchangeable all the way down, so that nobody who is shown it can change it for the next
 * one. What is frozen already is not looked into again: a state shares most of itself with the one before it.
 */
export const frozen = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (types.isMap(value)) for (const each of value.values()) frozen(each);
  else if (types.isSet(value)) for (const each of value) frozen(each);
  else for (const each of Object.values(Object.freeze(value))) frozen(each);
  return value;
};
