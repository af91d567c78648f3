import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '@hub/event-store';
import { ModelEventStore } from '@hub/testing/event-store';
import { InMemorySpanExporter, type ReadableSpan } from '@opentelemetry/sdk-trace-node';
import { freshId } from '../acts/ids.js';
import { correlationId, underCorrelation } from './correlation.js';
import { Metrics } from './metrics.js';
import { ObservedEventStore } from './observed-event-store.js';
import { inTraceOf, startTracing, traced, traceFollowed, traceIds, traceMetadata, traceRequest, type Tracing } from './tracing.js';

describe('a correlation id', () => {
  it('goes with everything that is done under it, and with nothing else', async () => {
    const seen = await Promise.all(
      ['a', 'b'].map((id) =>
        underCorrelation(id, async () => {
          await new Promise((resolve) => setTimeout(resolve, 5));
          return correlationId();
        }),
      ),
    );
    expect(seen).toEqual(['a', 'b']);
    expect(correlationId()).toBeUndefined();
  });
});

describe('an event store that is observed', () => {
  it('counts its calls by outcome, and answers as the store below', async () => {
    const metrics = new Metrics();
    const below = new ModelEventStore();
    const store = new ObservedEventStore(below, metrics);
    const fact = { id: freshId(), type: 'good.v1', data: {}, metadata: {} };
    expect(await store.append('s', [fact], 0)).toEqual({ version: 1, position: 1n });
    await expect(store.append('s', [{ ...fact, id: freshId() }], 0)).rejects.toThrow('s is at version 1, not at 0');
    below.head = () => Promise.reject(new StoreUnavailable('head'));
    await expect(store.head()).rejects.toBeInstanceOf(StoreUnavailable);
    const text = await metrics.text();
    expect(text).toContain('hub_store_call_duration_seconds_count{call="append",outcome="ok"} 1');
    expect(text).toContain('hub_store_call_duration_seconds_count{call="append",outcome="WrongVersion"} 1');
    expect(text).toContain('hub_store_call_duration_seconds_count{call="head",outcome="StoreUnavailable"} 1');
  });
});

describe('metrics', () => {
  it('tell how the followers stand, and forget one that is gone', async () => {
    const metrics = new Metrics();
    const standing = { name: 'a.v1', behind: { amount: 3n, unit: 'facts' }, idleSeconds: 1.5, parked: 2, waiting: 1, owner: null };
    metrics.stand({ head: 7n, unknownTypes: 1, standings: [standing, { ...standing, name: 'b.v1', owner: 'me' }] });
    metrics.stand({ head: 8n, unknownTypes: 0, standings: [standing] });
    const text = await metrics.text();
    expect(text).toContain('hub_log_head 8');
    expect(text).toContain('hub_follower_behind{follower="a.v1",unit="facts"} 3');
    expect(text).toContain('hub_follower_parked{follower="a.v1"} 2');
    expect(text).toContain('hub_follower_owned{follower="a.v1"} 0');
    expect(text).toContain('hub_databases_up 1');
    expect(text).not.toContain('b.v1');
    metrics.stand(undefined);
    const away = await metrics.text();
    expect(away).toContain('hub_databases_up 0');
    expect(away).not.toMatch(/^hub_(log_head|follower_\w+|unknown_fact_types)[ {]/m);
    expect(away).toContain('process_cpu_seconds_total');
  });
});

describe('tracing', () => {
  const exporter = new InMemorySpanExporter();
  let tracing: Tracing;
  beforeAll(() => {
    tracing = startTracing(undefined, 'hub-test', exporter);
  });
  afterAll(() => tracing.end());
  const finished = async (): Promise<readonly ReadableSpan[]> => {
    await tracing.flush();
    const spans = exporter.getFinishedSpans();
    exporter.reset();
    return spans;
  };

  it('leads from a request through the act to the rows that follow from its fact, in one trace', async () => {
    const request = traceRequest({ traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' }, 'POST /graphql', {});
    let metadata = {};
    await request.enter(() =>
      traced('act submitProposal', {}, async () => {
        metadata = traceMetadata();
        expect(traceIds().traceId).toBe('0af7651916cd43dd8448eb211c80319c');
        await Promise.resolve();
      }),
    );
    request.end(200);
    traceFollowed(metadata, 'follow proposal-submitted.v1', Date.now() - 5, { followers: 3 });
    await inTraceOf(metadata, () => traced('react open-evaluations.v1', {}, async () => undefined));
    const spans = await finished();
    expect(spans.map(({ name }) => name).sort()).toEqual([
      'POST /graphql',
      'act submitProposal',
      'follow proposal-submitted.v1',
      'react open-evaluations.v1',
    ]);
    expect(new Set(spans.map((span) => span.spanContext().traceId))).toEqual(new Set(['0af7651916cd43dd8448eb211c80319c']));
    const act = spans.find(({ name }) => name.startsWith('act'));
    expect(spans.find(({ name }) => name.startsWith('follow'))?.parentSpanContext?.spanId).toBe(act?.spanContext().spanId);
  });

  it('marks what failed, without its words: they can be of a case', async () => {
    await expect(traced('act x', {}, () => Promise.reject(new RangeError('Anna Andersson asked')))).rejects.toThrow(RangeError);
    const [span] = await finished();
    expect(span?.status.code).toBe(2);
    expect(JSON.stringify(span?.events)).toContain('RangeError');
    expect(JSON.stringify(span?.events)).not.toContain('Anna');
  });

  it('names no stream: the name of one can say who has handed in a tender', async () => {
    const store = new ObservedEventStore(new ModelEventStore(), new Metrics());
    await store.append('tender-p1-acme', [{ id: freshId(), type: 'good.v1', data: {}, metadata: {} }], 0);
    await store.read('tender-p1-acme');
    const spans = await finished();
    expect(spans.map(({ name }) => name)).toEqual(['store append', 'store read']);
    expect(JSON.stringify(spans.map(({ name, attributes, events }) => [name, attributes, events]))).not.toContain('acme');
  });

  it('follows nothing of a fact that carries no trace', async () => {
    traceFollowed({ commandId: 'c' }, 'follow x', Date.now(), {});
    expect(await finished()).toEqual([]);
  });
});

describe('without a collector', () => {
  it('nothing is traced, and no fact carries a trace', async () => {
    await startTracing(undefined, 'hub-test').end();
    expect(await traced('act x', {}, async () => traceMetadata())).toEqual({});
  });
});
