import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HealthReport } from '@hub/hub';

/** The two pages of a worker. */
export type WatchServer = Readonly<{ url: string; close: () => Promise<void> }>;

/** Serves `/health` and `/metrics` of a worker, which has no other edge. */
export const serveHealth = async (hub: HealthReport, host: string, port: number): Promise<WatchServer> => {
  const answer = async (path: string): Promise<Readonly<{ status: number; type: string; body: string }>> => {
    if (path === '/health') {
      const { code, report } = await hub.health();
      return { status: code, type: 'application/json; charset=utf-8', body: JSON.stringify(report) };
    }
    if (path !== '/metrics') return { status: 404, type: 'text/plain; charset=utf-8', body: 'A worker answers /health and /metrics.\n' };
    const { contentType, text } = await hub.metricsText();
    return { status: 200, type: contentType, body: text };
  };
  const server = createServer((request, response) => {
    answer(request.url ?? '').then(
      ({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body),
      () => response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8' }).end('A database does not answer.\n'),
    );
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
