// One of several processes of the hub that write to the same streams, as fast as they can, each through its own write path.
import { Commands } from '../../dist/libs/platform/src/index.js';
import { measure } from '../measuring/callers.mjs';
import { addCoins, box, openHub, seedBoxes } from './hub.mjs';

let hub;
let path;

export const open = async (url) => {
  hub = await openHub(url);
  path = hub.app.get(Commands).with(box);
};

export const seed = (boxes) => seedBoxes(hub.store, boxes);

/** @returns besides the rate what was acknowledged (box, version, position), and how often a command had to be given again. */
export const write = async (boxes, callers, ms) => {
  const acknowledged = [];
  let contended = 0;
  const command = async (n) => {
    try {
      const { version, position } = await addCoins(path, n);
      acknowledged.push([n, version, String(position)]);
    } catch (error) {
      if (error.message !== 'command.contended') throw error;
      contended += 1;
    }
  };
  const { rate, count } = await measure({ items: boxes, callers, ms }, command);
  return { rate: (rate * acknowledged.length) / count, acknowledged, contended };
};

export const close = () => hub.close();
