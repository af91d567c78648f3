import { type Attributes, context, propagation, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider, type SpanExporter } from '@opentelemetry/sdk-trace-node';
import { ATTR_SERVICE_NAME } from '@opentelemetry/semantic-conventions';
import type { Metadata } from '@hub/event-store';

const tracer = () => trace.getTracer('innovationshubben');

/** `flush` sends what was traced so far; `end` does so and ends the tracing. */
export type Tracing = Readonly<{ flush: () => Promise<void>; end: () => Promise<void> }>;

/**
 * Begins to trace, when `endpoint` names a collector (OTLP over HTTP): requests, acts, calls of the event store, and from the facts in the
 * log on what followers and reactors make of them. Without a collector nothing is traced, at no cost. No span holds what is in a case
 * or which case it is: only what was asked for, types, positions, counts and the correlation id.
 */
export const startTracing = (endpoint: string | undefined, service: string, exporter?: SpanExporter): Tracing => {
  if (endpoint === undefined && !exporter) return { flush: async () => undefined, end: async () => undefined };
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ [ATTR_SERVICE_NAME]: process.env['OTEL_SERVICE_NAME'] ?? service }),
    // The exporter reads the endpoint, and headers for it, from the environment itself.
    spanProcessors: [new BatchSpanProcessor(exporter ?? new OTLPTraceExporter())],
  });
  provider.register();
  return {
    flush: () => provider.forceFlush(),
    end: async () => {
      await provider.shutdown();
      trace.disable();
      context.disable();
      propagation.disable();
    },
  };
};

/** Does work in a span of its own. What it throws marks the span, and goes on. */
export const traced = <T>(name: string, attributes: Attributes, work: (span: Span) => Promise<T>, kind = SpanKind.INTERNAL): Promise<T> =>
  tracer().startActiveSpan(name, { attributes, kind }, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      span.recordException(error instanceof Error ? { name: error.constructor.name, message: '' } : { name: typeof error, message: '' });
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });

/** The current trace as metadata of a fact; empty while nothing is traced. */
export const traceMetadata = (): Metadata => {
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  const { traceparent } = carrier;
  return traceparent ? { traceparent } : {};
};

/** Goes on with the trace that a fact, or a request, carries. */
export const inTraceOf = <T>(carrier: Readonly<Record<string, unknown>>, work: () => T): T =>
  context.with(propagation.extract(ROOT_CONTEXT, carrier), work);

/** A span for a request that came in, from the trace its headers carry. `enter` does what is part of it. */
export const traceRequest = (headers: Readonly<Record<string, unknown>>, name: string, attributes: Attributes): RequestTrace => {
  const outer = propagation.extract(ROOT_CONTEXT, headers);
  const span = tracer().startSpan(name, { attributes, kind: SpanKind.SERVER }, outer);
  const inner = trace.setSpan(outer, span);
  return {
    enter: (work) => context.with(inner, work),
    end: (status) => {
      span.setAttribute('http.response.status_code', status);
      if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    },
  };
};

/** The trace of one request. */
export type RequestTrace = Readonly<{ enter: <T>(work: () => T) => T; end: (status: number) => void }>;

/** The ids of the current trace for a line of the log; empty while nothing is traced. */
export const traceIds = (): Readonly<{ traceId?: string; spanId?: string }> => {
  const span = trace.getActiveSpan()?.spanContext();
  return span ? { traceId: span.traceId, spanId: span.spanId } : {};
};

/** Tells in the trace of a fact that it was followed: from when to now, by how many. */
export const traceFollowed = (metadata: Metadata, name: string, since: number, attributes: Attributes): void => {
  if (!metadata['traceparent']) return;
  inTraceOf(metadata, () => tracer().startSpan(name, { startTime: since, attributes, kind: SpanKind.CONSUMER }).end());
};
