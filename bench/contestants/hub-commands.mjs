// The write path of the hub. `warm` is as it runs: what it wrote or read last is remembered. `cold` is the same with a memory that holds
// nothing, so that every command loads. `port` leaves the write path out: it shows what that costs.
import { Commands, PostgresSnapshots, StreamMemory, SwedishCalendar } from '../../dist/libs/platform/src/index.js';
import { forEach, measure as measureCalls } from '../measuring/callers.mjs';
import { streamOf } from '../story.mjs';
import { addCoins, box, openHub, seedBoxes, throughThePort } from './hub.mjs';

let hub;
let command;
let prime;

const pathWith = (memory) => new Commands(hub.store, hub.app.get(SwedishCalendar), memory, new PostgresSnapshots(hub.database)).with(box);

const manners = {
  warm: () => {
    const path = pathWith(new StreamMemory());
    prime = (boxes) => forEach(boxes, 64, (n) => path.stateOf(streamOf(n)));
    return (n) => addCoins(path, n);
  },
  cold: () => {
    const path = pathWith(new StreamMemory({ streams: 0, commands: 0 }));
    return (n) => addCoins(path, n);
  },
  port: () => (n) => throughThePort(hub.store, n),
};

export const seed = async (url, boxes) => {
  hub = await openHub(url);
  await seedBoxes(hub.store, boxes);
  await hub.close();
};

export const open = async (url, manner) => {
  hub = await openHub(url);
  prime = async () => undefined;
  command = manners[manner]();
};

export const warmUp = async (boxes, callers) => forEach(boxes, callers, (n) => command(n));

export const measure = async (boxes, callers, ms) => {
  await prime(boxes);
  return measureCalls({ items: boxes, callers, ms }, (n) => command(n));
};

export const close = () => hub.close();
