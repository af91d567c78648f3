// What stands between the tables.

export const READING = `Every contestant runs in a process of its own, on the same server, one after the other in every round; who begins
moves on by one. A figure is the median of the rounds, and in brackets stand the least and the greatest. A ratio compares each round with
the other's turn of the same round. The ratios are what holds elsewhere; numbers a second are those of one machine on one day. The content
of events, the order of streams and all other choices are the same in every run.`;

export const AIMS = 'What was set out for, and what this run reached. A ratio counts with its median.';

export const NOT_LIKE_FOR_LIKE = `A full command loads a stream of five events, decides, and appends one event at the expected version.
The hub does it through its own write path: with a command id that makes it safe to repeat, a fingerprint, who and when and why in the
metadata, the counters of its metrics, and snapshots. What the API does before it (may they, is the input whole) is not in it, and neither
are GraphQL and HTTP. Emmett (\`CommandHandler\`) and Castore (\`getAggregate\`, \`pushEvent\`) do it as their documentation shows, with their
default pools of ten connections; the events have the same content and the same metadata, but nothing there makes a command safe to
repeat.

- **The warm row skips the load that the peers do.** The hub remembers the streams it wrote or read last and guards what it appends by
  their version; the peers load for each command. The cold row is the like-for-like one: there the hub remembers nothing.
- The hub sends the commands of one moment in one statement and one commit; that is what it gains at 8 and 32 callers, and a single caller
  gains nothing by it. Each is guarded by itself and answered by itself.
- pgbench inserts a row of the same size, prepared, one to a transaction, into a table with a primary key and no other index. The hub's
  table has two unique indexes more, and one row that gives all events their order; what the indexes alone cost stands beside it. pgbench
  is a C program; it decides nothing and checks nothing.
- COPY writes one row for each event, of the same size as a row of the read model and into a table with the same key, in one transaction.
  A read model reads the event first and, for four of five events, changes a row that is there already. It is no equal work, but the most
  that could be had.
- The row of the store alone leaves the write path out. It shows what the write path costs; nobody is served that way.
- Streams are taken in one order by all. The hub has more of them than the peers, because it gets through more; where a turn gets through
  all of them it begins with the first again, which then has six events or seven. A larger table is no advantage.`;

export const COMMANDS = 'Every turn begins with a fresh copy of the same streams.';

export const PROJECTIONS = `The platform's worker follows the log into an empty table, in batches, each with its checkpoint in one
transaction. A rebuild writes a second table beside the first and puts it in its place. The five events of a row lie far apart in the log.
After every turn the rows are compared with the log; figures of wrong rows are not printed.`;

export const LOADS = `One at a time, by a process that has the stream not in memory. A snapshot was taken when it was opened before, and a
few events came after it. A whole command also looks for its own id among those the stream holds already.`;

export const PROCESSES = `Both through the write path as it runs, with all callers spread over both. After every turn the log is counted
through, and compared with what was acknowledged: every number below must be 0, or the run ends with 1.`;
