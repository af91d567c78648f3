import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import grpc from '@grpc/grpc-js';
import { refusal } from './faults.mjs';
import { caughtUp, checkpoint, confirmation, nameOf, readEvent, streamNotFound } from './wire.mjs';

const BACKWARDS = 1;

const filterOf = (options) => {
  if (!options.hasFilter()) return () => true;
  const filter = options.getFilter();
  const expression = filter.hasEventType() ? filter.getEventType() : filter.getStreamIdentifier();
  const prefixes = expression.getPrefixList();
  const regex = new RegExp(expression.getRegex());
  const passes = (text) => (prefixes.length > 0 ? prefixes.some((prefix) => text.startsWith(prefix)) : regex.test(text));
  return ({ type, stream }) => passes(filter.hasEventType() ? type : stream);
};

const looksForTypes = (options) =>
  !options.hasSubscription() && options.hasFilter() && options.getFilter().getEventType()?.getPrefixList().length > 0;

const isBefore = (record, commit, prepare) => record.commit < commit || (record.commit === commit && record.prepare < prepare);

/** Reading of streams and of the log, and following the log. */
export const readsFrom = (log, faults) => {
  /** Where in the log a read of all begins; undefined for a position that is none. */
  const placeInAll = (all) => {
    if (all.hasStart()) return 0;
    if (all.hasEnd()) return log.committed;
    const [commit, prepare] = [BigInt(all.getPosition().getCommitPosition()), BigInt(all.getPosition().getPreparePosition())];
    if (!log.isPlace(commit, prepare)) return undefined;
    // Forwards the event at the position is given, backwards it is not.
    return log.records.findIndex((record) => !isBefore(record, commit, prepare));
  };

  /** Sends at the pace of whoever reads. */
  const send = async (call, message) => {
    if (call.write(message)) return;
    await new Promise((resolve) => {
      const ways = ['drain', 'close', 'cancelled', 'error'];
      const done = () => {
        for (const way of ways) call.off(way, done);
        resolve();
      };
      for (const way of ways) call.on(way, done);
    });
  };

  const recordsOf = (options) => {
    const backwards = options.getReadDirection() === BACKWARDS;
    if (options.hasAll()) {
      const place = placeInAll(options.getAll());
      if (place === undefined) return undefined;
      const visible = log.records.slice(0, log.committed);
      return { records: backwards ? visible.slice(0, place).reverse() : visible.slice(place) };
    }
    const name = nameOf(options.getStream().getStreamIdentifier());
    const stream = log.stream(name);
    if (!stream) return { notFound: name };
    const asked = options.getStream();
    const revision = asked.hasEnd() ? stream.length - 1 : Number(asked.getRevision());
    if (!backwards) return { records: asked.hasEnd() ? [] : stream.slice(asked.hasStart() ? 0 : revision) };
    return { records: stream.slice(0, revision + 1).reverse() };
  };

  const page = async (call, options) => {
    faults.seen.reads += 1;
    if (options.getReadDirection() === BACKWARDS) faults.seen.backwardReads += 1;
    if (call.metadata.get('requires-leader').includes('true')) faults.seen.leaderReads += 1;
    if (options.hasFilter() && options.getReadDirection() !== BACKWARDS) faults.seen.filteredReads += 1;
    const count = Number(options.getCount());
    if (count === 0) return call.emit('error', refusal(grpc.status.INVALID_ARGUMENT, 'a count of zero'));
    const found = recordsOf(options);
    if (!found) return call.emit('error', refusal(grpc.status.INVALID_ARGUMENT, 'a position that is no record'));
    if (found.notFound !== undefined) {
      call.write(streamNotFound(found.notFound));
      return call.end();
    }
    const passes = filterOf(options);
    let sent = 0;
    for (const record of found.records) {
      if (call.cancelled || sent === count) break;
      if (!passes(record)) continue;
      await send(call, readEvent(record));
      sent += 1;
    }
    return call.end();
  };

  const follow = async (call, options) => {
    faults.seen.subscriptions += 1;
    faults.open.add(call);
    let over = false;
    const end = () => {
      over = true;
      faults.open.delete(call);
      log.emit('committed');
    };
    call.on('cancelled', end);
    call.on('close', end);
    call.on('error', end);
    const all = options.getAll();
    let next = placeInAll(all);
    if (next === undefined) return call.emit('error', refusal(grpc.status.INVALID_ARGUMENT, 'a position that is no record'));
    // A subscription begins after the position, a read at it.
    if (all.hasPosition() && all.getPosition().getPreparePosition() !== '0') next += 1;
    const passes = filterOf(options);
    await send(call, confirmation(randomUUID()));
    let toldCaughtUp = false;
    for (;;) {
      if (over) return undefined;
      if (next >= log.committed || faults.is('quiet')) {
        if (!toldCaughtUp && !faults.is('quiet')) await send(call, caughtUp());
        toldCaughtUp = true;
        await once(log, 'committed');
        continue;
      }
      if (faults.is('earlyCheckpoints') && options.hasFilter()) await send(call, checkpoint(log.last.commit));
      for (const end = log.committed; next < end && !over; next += 1) {
        const record = log.records[next];
        if (passes(record)) await send(call, readEvent(record));
      }
    }
  };

  return {
    read: async (call) => {
      const options = call.request.getOptions();
      call.on('error', () => undefined);
      const met = await faults.meet(options.hasSubscription() ? 'subscribe' : 'read');
      if (met === 'never' || (faults.is('silentFilters') && looksForTypes(options))) return;
      if (met) call.emit('error', met);
      else if (options.hasSubscription()) await follow(call, options);
      else await page(call, options);
    },
  };
};
