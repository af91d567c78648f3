import { Buffer } from 'node:buffer';
import { createRequire } from 'node:module';
import gossip from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import features from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js';
import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import status from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';

// The messages of Google that the client's own messages are made of, as the client itself has them.
const ofClient = createRequire(createRequire(import.meta.url).resolve('@kurrent/kurrentdb-client'));
const { Any } = ofClient('google-protobuf/google/protobuf/any_pb.js');
const { Empty } = ofClient('google-protobuf/google/protobuf/empty_pb.js');

const TICKS_PER_MS = 10_000n;

export const uuidOf = (message) => {
  if (message.hasString()) return message.getString();
  const half = (bits) => (BigInt(bits) & ((1n << 64n) - 1n)).toString(16).padStart(16, '0');
  const hex = half(message.getStructured().getMostSignificantBits()) + half(message.getStructured().getLeastSignificantBits());
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

export const nameOf = (identifier) => Buffer.from(identifier.getStreamName_asU8()).toString('utf8');
const identifierOf = (name) => new shared.StreamIdentifier().setStreamName(Buffer.from(name, 'utf8').toString('base64'));

/** An event to be appended, as the log keeps it. */
export const proposed = (message) => ({
  id: uuidOf(message.getId()),
  type: message.getMetadataMap().get('type') ?? '',
  contentType: message.getMetadataMap().get('content-type') ?? 'application/octet-stream',
  data: message.getData_asB64(),
  metadata: message.getCustomMetadata_asB64(),
});

export const readEvent = (record) => {
  const event = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(record.id))
    .setStreamIdentifier(identifierOf(record.stream))
    .setStreamRevision(String(record.revision))
    .setCommitPosition(String(record.commit))
    .setPreparePosition(String(record.prepare))
    .setData(record.data)
    .setCustomMetadata(record.metadata);
  event.getMetadataMap().set('type', record.type).set('content-type', record.contentType);
  event.getMetadataMap().set('created', String(BigInt(record.created) * TICKS_PER_MS));
  const read = new streams.ReadResp.ReadEvent().setEvent(event).setCommitPosition(String(record.commit));
  return new streams.ReadResp().setEvent(read);
};

export const confirmation = (id) =>
  new streams.ReadResp().setConfirmation(new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(id));
export const caughtUp = () => new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp());
export const streamNotFound = (name) =>
  new streams.ReadResp().setStreamNotFound(new streams.ReadResp.StreamNotFound().setStreamIdentifier(identifierOf(name)));
/** As real servers send them for filtered subscriptions: with a prepare position of zero. */
export const checkpoint = (commit) =>
  new streams.ReadResp().setCheckpoint(new streams.ReadResp.Checkpoint().setCommitPosition(String(commit)).setPreparePosition('0'));

const batchResponse = (correlation, stream) =>
  new streams.BatchAppendResp().setCorrelationId(new shared.UUID().setString(correlation)).setStreamIdentifier(identifierOf(stream));

export const batchAppended = (correlation, stream, { revision, commit, prepare }) =>
  batchResponse(correlation, stream).setSuccess(
    new streams.BatchAppendResp.Success()
      .setCurrentRevision(String(revision))
      .setPosition(new shared.AllStreamPosition().setCommitPosition(String(commit)).setPreparePosition(String(prepare))),
  );

const REFUSALS = {
  wrong: ({ current, expected }) => {
    const wrong = new shared.WrongExpectedVersion();
    if (current < 0) wrong.setCurrentNoStream(new Empty());
    else wrong.setCurrentStreamRevision(String(current));
    if (typeof expected === 'bigint') wrong.setExpectedStreamPosition(String(expected));
    else wrong.setExpectedNoStream(new Empty());
    return ['WrongExpectedVersion', wrong];
  },
  timeout: () => ['Timeout', new shared.Timeout()],
  bad: ({ message }) => ['BadRequest', new shared.BadRequest().setMessage(message)],
  large: ({ limit }) => ['MaximumAppendSizeExceeded', new shared.MaximumAppendSizeExceeded().setMaxappendsize(limit)],
};

export const batchRefused = (correlation, stream, refusal) => {
  const [name, message] = REFUSALS[refusal.kind](refusal);
  const details = new Any();
  details.pack(message.serializeBinary(), `event_store.client.${name}`);
  return batchResponse(correlation, stream).setError(new status.Status().setMessage(name).setDetails(details));
};

export const appended = ({ revision, commit, prepare }) =>
  new streams.AppendResp().setSuccess(
    new streams.AppendResp.Success()
      .setCurrentRevision(String(revision))
      .setPosition(new streams.AppendResp.Position().setCommitPosition(String(commit)).setPreparePosition(String(prepare))),
  );

export const appendWrong = ({ current, expected }) => {
  const wrong = new streams.AppendResp.WrongExpectedVersion();
  if (current < 0) wrong.setCurrentNoStream(new shared.Empty());
  else wrong.setCurrentRevision(String(current));
  if (typeof expected === 'bigint') wrong.setExpectedRevision(String(expected));
  else wrong.setExpectedNoStream(new shared.Empty());
  return new streams.AppendResp().setWrongExpectedVersion(wrong);
};

export const supportedMethods = (version, names) =>
  new features.SupportedMethods().setEventStoreServerVersion(version).setMethodsList(
    names.map((name) =>
      new features.SupportedMethod()
        // A real server writes both in lower case.
        .setServiceName('event_store.client.streams.streams')
        .setMethodName(name.toLowerCase()),
    ),
  );

export const clusterOfOne = (port) =>
  new gossip.ClusterInfo().setMembersList([
    new gossip.MemberInfo()
      .setState(gossip.MemberInfo.VNodeState.LEADER)
      .setIsAlive(true)
      .setTimeStamp('0')
      .setInstanceId(new shared.UUID().setString('00000000-0000-0000-0000-000000000001'))
      .setHttpEndPoint(new gossip.EndPoint().setAddress('127.0.0.1').setPort(port)),
  ]);
