import { StoreUnavailable } from '../../event-store.js';

/**
 * All that comes, until it ends. It gives up when nothing came for `ms`: what is long may take longer as long as it
 * comes. Whatever comes after that is let go of.
 * @throws {StoreUnavailable}
 */
export const collect = async <T>(ms: number, what: string, items: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  const over = { is: false };
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StoreUnavailable(`${what}: nothing came for ${ms} ms`)), ms);
  });
  const collecting = (async () => {
    for await (const item of items) {
      if (over.is) return;
      all.push(item);
      timer?.refresh();
    }
  })();
  collecting.catch(() => undefined);
  try {
    await Promise.race([collecting, silence]);
    return all;
  } finally {
    over.is = true;
    clearTimeout(timer);
  }
};
