import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const HOST = fileURLToPath(new URL('host.mjs', import.meta.url));

/**
 * Starts a contestant in a process of its own. `ask` calls one of its functions. Whoever started it ends it; it also ends with this
 * process, however that ends.
 */
export const start = async (name) => {
  const file = new URL(`${name}.mjs`, import.meta.url).href;
  const child = fork(HOST, [file], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const waiting = new Map();
  let count = 0;
  const gone = once(child, 'exit').then(([code]) => {
    for (const { reject } of waiting.values()) reject(new Error(`${name} ended with ${code}`));
  });
  await Promise.race([once(child, 'message'), gone.then(() => Promise.reject(new Error(`${name} did not start`)))]);
  child.on('message', ({ number, answer, failure }) => {
    const { resolve, reject } = waiting.get(number);
    waiting.delete(number);
    if (failure === undefined) resolve(answer);
    else reject(new Error(`${name}: ${failure}`));
  });
  return {
    ask: (question, ...values) =>
      new Promise((resolve, reject) => {
        if (!child.connected) return reject(new Error(`${name} is gone`));
        count += 1;
        waiting.set(count, { resolve, reject });
        child.send({ number: count, name: question, values });
      }),
    end: async () => {
      if (child.connected) child.disconnect();
      await gone;
    },
  };
};
