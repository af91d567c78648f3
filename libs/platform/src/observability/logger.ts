import { Injectable, type LoggerService } from '@nestjs/common';
import pino, { type DestinationStream, type Logger } from 'pino';
import { correlationId } from './correlation.js';
import { errorInLog } from './error-in-log.js';
import { traceIds } from './tracing.js';

/**
 * Nest's log, as lines of JSON on standard error, so that a command's output stays its own. A line that is written while something with a
 * correlation id is done carries that id, and the ids of its trace. What is told of an error is what `errorInLog` lets through.
 */
@Injectable()
export class JsonLogger implements LoggerService {
  readonly pino: Logger;

  /** @param to is where the lines go, standard error when it is not given. */
  constructor(level: string, to: DestinationStream = pino.destination({ dest: 2, sync: true })) {
    const mixin = (): object => {
      const id = correlationId();
      return { ...(id ? { correlationId: id } : {}), ...traceIds() };
    };
    const serializers = { err: (error: unknown) => errorInLog(error) };
    this.pino = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, mixin, serializers }, to);
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  private write(level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal', message: unknown, rest: readonly unknown[]): void {
    const context = rest.at(-1);
    const fields = {
      ...(typeof context === 'string' ? { context } : {}),
      ...(rest[0] !== undefined && typeof rest[0] !== 'string' ? { err: rest[0] } : {}),
    };
    // Without a text of its own the line would have the message of the error.
    if (message instanceof Error) this.pino[level]({ ...fields, err: message }, 'an error');
    else if (typeof message === 'object' && message !== null) this.pino[level]({ ...fields, ...message });
    else this.pino[level](fields, String(message));
  }
}
