// A stand-in for a KurrentDB server, for tests: written from the protocol of the client, in one process and without a cluster. It keeps
// what it acknowledged on the disk and does wrong what it is told to do wrong. It checks no user and serves none.
import { Buffer } from 'node:buffer';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import grpc from '@grpc/grpc-js';
import { GossipService } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb.js';
import { ServerFeaturesService } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb.js';
import { StreamsService } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import { appendsTo } from './appends.mjs';
import { Faults, refusal } from './faults.mjs';
import { Log } from './log.mjs';
import { readsFrom } from './reads.mjs';
import { clusterOfOne, supportedMethods } from './wire.mjs';

const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    port: { type: 'string', default: '0' },
    version: { type: 'string', default: '26.1.0' },
    'no-batch-append': { type: 'boolean', default: false },
    'largest-append': { type: 'string', default: String(256 * 1024 * 1024) },
    'answers-repeats-after-ms': { type: 'string', default: '2300' },
  },
});

const log = new Log(join(values.folder, 'log'));
const faults = new Faults();
const server = new grpc.Server({ 'grpc.max_receive_message_length': 17 * 1024 * 1024, 'grpc.max_send_message_length': -1 });
const methods = ['Read', 'Append', 'Delete', 'Tombstone', ...(values['no-batch-append'] ? [] : ['BatchAppend'])];
const unimplemented = (_call, respond) => respond(refusal(grpc.status.UNIMPLEMENTED, 'this is a stand-in'));
let port = 0;

const unary = (kind, answer) => async (_call, respond) => {
  const met = await faults.meet(kind);
  if (met !== 'never') respond(met ?? null, met ? null : answer());
};

server.addService(StreamsService, {
  ...appendsTo(log, faults, {
    largestAppend: Number(values['largest-append']),
    answersRepeatsAfterMs: Number(values['answers-repeats-after-ms']),
  }),
  ...readsFrom(log, faults),
  delete: unimplemented,
  tombstone: unimplemented,
});
server.addService(ServerFeaturesService, {
  getSupportedMethods: unary('features', () => {
    faults.seen.features += 1;
    return supportedMethods(values.version, methods);
  }),
});
server.addService(GossipService, { read: unary('gossip', () => clusterOfOne(port)) });

const base64 = (text) => Buffer.from(text, 'utf8').toString('base64');

/** What the test asks of the stand-in itself. */
const asked = {
  set: (what) => {
    faults.set(what);
    log.lateMs = faults.is('writesLateMs');
  },
  heal: () => {
    faults.heal();
    log.lateMs = 0;
    log.emit('committed');
  },
  seen: () => ({ ...faults.seen, open: faults.open.size, records: log.committed }),
  /** Breaks every open call: with a code, or ends it with OK. */
  cut: (code) => {
    for (const call of faults.open) code === 'OK' ? call.end() : call.emit('error', refusal(grpc.status[code]));
  },
  /** Writes events as another program would: any type, any stream, any text as data and metadata. */
  write: async ({ stream, events }) => {
    const raw = events.map(({ id, type, text, metadata = '', json = true }) => ({
      id,
      type,
      data: base64(text),
      metadata: base64(metadata),
      contentType: json ? 'application/json' : 'application/octet-stream',
    }));
    await log.append(stream, -2n, raw);
  },
};

process.on('message', async ({ call, what, data }) => {
  const answer = await asked[what](data);
  process.send({ call, answer });
});
// Nobody is left behind: whoever started it is gone.
process.on('disconnect', () => process.exit(0));
log.on('lost', (error) => {
  console.error(error);
  process.exit(1);
});

server.bindAsync(`127.0.0.1:${values.port}`, grpc.ServerCredentials.createInsecure(), (error, bound) => {
  if (error) throw error;
  port = bound;
  process.send({ port });
});
