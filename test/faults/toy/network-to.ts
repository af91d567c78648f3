import { type FaultyNetwork, openFaultyNetwork } from '@hub/testing/event-store';

/** A network to the server of a URL, and the URL that leads through it. */
export const networkTo = async (address: string): Promise<Readonly<{ network: FaultyNetwork; url: string }>> => {
  const url = new URL(address);
  const network = await openFaultyNetwork({ host: url.hostname, port: Number(url.port) });
  [url.hostname, url.port] = ['127.0.0.1', String(network.port)];
  return { network, url: url.href };
};
