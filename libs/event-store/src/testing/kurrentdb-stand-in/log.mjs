import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { closeSync, fdatasync, ftruncateSync, openSync, readFileSync, writeFile } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

const ANY = -2n;
const EXISTS = -4n;
const HEADER = 12;
/** Where the log begins: beyond what a JavaScript number holds, so that nobody gets away with one. */
const BEGINNING = 2n ** 53n + 1n;

const sumOf = (body) => createHash('sha256').update(body).digest().subarray(0, 8);

/**
 * All events in the order of the log, in memory and in a file that only grows. An append is one frame of the file: its length, a part
 * of its checksum, its records as JSON. What was answered is on the disk. A frame that is cut off at the end was never answered, and
 * is dropped when the file is read again.
 */
export class Log extends EventEmitter {
  records = [];
  /** How many of the records are on the disk, and may be seen. */
  committed = 0;
  /** How long after it was answered and may be seen an append is written, in milliseconds: 0, unless it is to lie. */
  lateMs = 0;
  #streams = new Map();
  #places = new Set();
  #ids = new Map();
  #file;
  #waiting = [];
  #flushing = false;

  constructor(path) {
    super();
    this.setMaxListeners(0);
    this.#file = openSync(path, 'a+');
    this.#readAgain(path);
    this.committed = this.records.length;
  }

  #readAgain(path) {
    const content = readFileSync(path);
    let at = 0;
    while (at + HEADER <= content.length) {
      const end = at + HEADER + content.readUInt32BE(at);
      const body = content.subarray(at + HEADER, end);
      if (end > content.length || !sumOf(body).equals(content.subarray(at + 4, at + HEADER))) break;
      for (const record of JSON.parse(body.toString('utf8')))
        this.#add({ ...record, revision: BigInt(record.revision), commit: BigInt(record.commit), prepare: BigInt(record.prepare) });
      at = end;
    }
    ftruncateSync(this.#file, at);
  }

  close() {
    closeSync(this.#file);
  }

  /** The committed events of a stream, or undefined when there are none. */
  stream(name) {
    const records = this.#streams.get(name)?.filter(({ index }) => index < this.committed);
    return records?.length ? records : undefined;
  }

  get last() {
    return this.records[this.committed - 1];
  }

  /** Whether a position is that of a record, or of its commit half alone: that one stands before the record. */
  isPlace(commit, prepare) {
    return this.#places.has(`${commit}/${prepare}`);
  }

  /**
   * What a server does with an append (event-sourcing, CheckCommit). With an exact expected revision below the current one the ids
   * are compared with what stands there; at the current revision they are not looked at. `ANY` looks for ids it has seen.
   */
  async append(stream, expected, events) {
    const records = this.#streams.get(stream) ?? [];
    const current = BigInt(records.length) - 1n;
    const wrong = { kind: 'wrong', current, expected: expected === -1n ? 'no_stream' : expected };
    if (expected === EXISTS && current < 0n) return wrong;
    let before = [];
    if (expected === ANY || expected === EXISTS) {
      before = events.map(({ id }) => this.#ids.get(`${stream}/${id}`));
      if (before.some((each) => each) && !before.every((each) => each)) return wrong;
    } else if (expected > current) {
      return wrong;
    } else if (expected < current) {
      before = events.map(({ id }, index) => {
        const there = records[Number(expected) + 1 + index];
        return there?.id === id ? there : undefined;
      });
      if (!before.every((each) => each)) return wrong;
    }
    const again = before.at(-1);
    // A repeat of what is not on the disk yet is dropped: whoever sent it hears nothing before its time is over.
    if (again) return again.index < this.committed ? { kind: 'again', record: again } : { kind: 'dropped' };
    return { kind: 'appended', record: await this.#write(stream, events) };
  }

  #write(stream, events) {
    const first = this.#streams.get(stream)?.length ?? 0;
    const created = Date.now();
    let prepare = this.records.at(-1)?.commit ?? BEGINNING;
    const frame = events.map((event, index) => {
      prepare += 100n + BigInt(event.data.length + event.metadata.length);
      return { ...event, stream, created, revision: BigInt(first + index), prepare };
    });
    // The events of one append share the commit half of their positions.
    const records = frame.map((record) => ({ ...record, commit: prepare }));
    for (const record of records) this.#add(record);
    const body = Buffer.from(
      JSON.stringify(records, (_, value) => (typeof value === 'bigint' ? String(value) : value)),
      'utf8',
    );
    const header = Buffer.alloc(4);
    header.writeUInt32BE(body.length);
    return new Promise((resolve) => {
      const early = this.lateMs > 0;
      this.#waiting.push({ bytes: [header, sumOf(body), body], count: early ? 0 : records.length, last: records.at(-1), resolve });
      if (early) {
        this.committed += records.length;
        this.emit('committed');
        resolve(records.at(-1));
      }
      if (!this.#flushing) void this.#flush();
    });
  }

  async #flush() {
    this.#flushing = true;
    while (this.#waiting.length > 0) {
      const group = this.#waiting;
      this.#waiting = [];
      if (this.lateMs > 0) await wait(this.lateMs);
      try {
        await promisify(writeFile)(this.#file, Buffer.concat(group.flatMap(({ bytes }) => bytes)));
        await promisify(fdatasync)(this.#file);
      } catch (error) {
        // What is on the disk is no longer known: a server that goes on from here would lie.
        this.emit('lost', error);
        return;
      }
      for (const { count, last, resolve } of group) {
        this.committed += count;
        resolve(last);
      }
      this.emit('committed');
    }
    this.#flushing = false;
  }

  #add(record) {
    record.index = this.records.length;
    this.records.push(record);
    if (!this.#streams.has(record.stream)) this.#streams.set(record.stream, []);
    this.#streams.get(record.stream).push(record);
    this.#places.add(`${record.commit}/${record.prepare}`).add(`${record.commit}/0`);
    this.#ids.set(`${record.stream}/${record.id}`, record);
  }
}
