import { setTimeout } from 'node:timers';
import grpc from '@grpc/grpc-js';
import { refusal } from './faults.mjs';
import { appended, appendWrong, batchAppended, batchRefused, nameOf, proposed, uuidOf } from './wire.mjs';

const EXACT_LIMIT = 2n ** 63n;
const ANY = -2n;
const EXISTS = -4n;
const LARGEST_EVENT = 16 * 1024 * 1024;

const expectedOf = (options, revision) => {
  if (options.hasAny()) return ANY;
  if (options.hasStreamExists()) return EXISTS;
  return options.hasNoStream() ? -1n : BigInt(revision);
};

const bytesOf = ({ data, metadata }) => ((data.length + metadata.length) * 3) / 4;

/** The refusal of an append that has a call of its own. */
const refusedAlone = ({ kind, limit }) => {
  if (kind === 'timeout') return refusal(grpc.status.DEADLINE_EXCEEDED, kind);
  const metadata = new grpc.Metadata();
  if (kind === 'large') {
    metadata.set('exception', 'maximum-append-size-exceeded');
    metadata.set('maximum-append-size', String(limit));
  }
  return Object.assign(refusal(grpc.status.INVALID_ARGUMENT, kind), { metadata });
};

/** The two ways in which a client appends: one call for each append, or one for all. */
export const appendsTo = (log, faults, { largestAppend, answersRepeatsAfterMs }) => {
  const decide = async (stream, expected, events, msLeft) => {
    faults.seen.appends += 1;
    if (expected < -1n) faults.seen.anyRevision += 1;
    if (stream === '' || events.some(({ type }) => type === '')) return { kind: 'bad', message: 'an empty name' };
    if (faults.take('timeOut')) return { kind: 'timeout' };
    if (faults.take('tooLarge')) return { kind: 'large', limit: 1024 * 1024 };
    if (events.reduce((sum, event) => sum + bytesOf(event), 0) > largestAppend) return { kind: 'large', limit: largestAppend };
    if (events.length === 0) return { kind: 'again', record: { revision: 0n, commit: 0n, prepare: 0n } };
    const outcome = await log.append(stream, expected, events);
    if (outcome.kind !== 'dropped') return outcome;
    await new Promise((resolve) => setTimeout(resolve, Math.min(msLeft, answersRepeatsAfterMs)));
    return { kind: 'timeout' };
  };

  /** Answers, unless the answer is to be lost. */
  const answer = (call, respond) => {
    if (faults.losesAnswer()) return;
    if (faults.take('halfClose')) call.end();
    else respond();
  };

  return {
    batchAppend: (call) => {
      const open = new Map();
      faults.open.add(call);
      call.on('end', () => call.end());
      call.on('error', () => undefined);
      call.on('close', () => faults.open.delete(call));
      // Everything that is in flight on this call shares its fate.
      const fail = (error) => void call.emit('error', error);
      call.on('data', async (request) => {
        const id = uuidOf(request.getCorrelationId());
        if (request.hasOptions()) open.set(id, { options: request.getOptions(), events: [] });
        const { options, events } = open.get(id);
        events.push(...request.getProposedMessagesList().map(proposed));
        if (!request.getIsFinal()) return;
        open.delete(id);
        const stream = nameOf(options.getStreamIdentifier());
        const expected = expectedOf(options, options.getStreamPosition());
        if (expected >= EXACT_LIMIT) return fail(refusal(grpc.status.INVALID_ARGUMENT, 'a negative revision'));
        if (events.some((event) => bytesOf(event) > LARGEST_EVENT)) return fail(refusal(grpc.status.RESOURCE_EXHAUSTED, 'too large'));
        const met = await faults.meet('append');
        if (met === 'never') return undefined;
        if (met) return fail(met);
        const until = options.getDeadline21100()?.toDate().getTime() ?? Date.now() + 10_000;
        const outcome = await decide(stream, expected, events, until - Date.now());
        answer(call, () => call.write(outcome.record ? batchAppended(id, stream, outcome.record) : batchRefused(id, stream, outcome)));
        return undefined;
      });
    },

    append: (call, respond) => {
      let options;
      const events = [];
      call.on('data', (request) => {
        if (request.hasOptions()) options = request.getOptions();
        else events.push(proposed(request.getProposedMessage()));
      });
      call.on('end', async () => {
        const met = await faults.meet('append');
        if (met === 'never') return undefined;
        if (met) return respond(met);
        const expected = expectedOf(options, options.getRevision());
        const outcome = await decide(nameOf(options.getStreamIdentifier()), expected, events, 10_000);
        if (faults.losesAnswer()) return undefined;
        if (outcome.record) return respond(null, appended(outcome.record));
        if (outcome.kind === 'wrong') return respond(null, appendWrong(outcome));
        return respond(refusedAlone(outcome));
      });
    },
  };
};
