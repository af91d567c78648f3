import type { Intent } from '@hub/kernel';
import type { PersonForgotten, PersonRegistered } from './person.events.js';

/** Without the name: a command goes the way of facts, and names go to the directory. */
export type RegisterPersonIntent = Intent<'register-person', PersonRegistered['data']>;
export type ForgetPersonIntent = Intent<'forget-person', PersonForgotten['data']>;

export type PersonCommand = RegisterPersonIntent | ForgetPersonIntent;
