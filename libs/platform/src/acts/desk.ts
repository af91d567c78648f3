import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { type Instant, isRejection, reject, type Rejection } from '@hub/kernel';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import { Clock } from '../calendar/clock.js';
import { SwedishCalendar } from '../calendar/swedish-calendar.js';
import { type Asker, holds } from '../identity/asker.js';
import { underCorrelation } from '../observability/correlation.js';
import { Metrics } from '../observability/metrics.js';
import { traced } from '../observability/tracing.js';
import type { AnyActType } from './act.js';
import type { Answer } from './commands.js';
import { fingerprintOf, freshId } from './ids.js';
import { NO_PROVENANCE, type Provenance } from './provenance.js';

/** One thing that is wrong with an input: the field as a path (`goals.0.metric`), and what about it. */
export type InputProblem = Readonly<{ field: string; problem: string }>;

/**
 * How an act is done. `commandId` makes it safe to ask twice. `at` is given only for an act of the past, from a case file; an act
 * through the API happens now.
 */
export type Manner = Readonly<{
  commandId?: string | undefined;
  correlationId?: string | undefined;
  at?: Instant | undefined;
  provenance?: Provenance | undefined;
}>;

/** Where every act of a person comes in, from the API and from a case file alike: may they, is the input whole, then to the handler. */
@Injectable()
export class Desk implements OnModuleInit {
  private readonly acts = new Map<string, AnyActType>();

  constructor(
    private readonly bus: CommandBus,
    private readonly discovery: DiscoveryService,
    private readonly clock: Clock,
    private readonly calendar: SwedishCalendar,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    for (const { metatype } of this.discovery.getProviders()) {
      const type = (metatype as { act?: AnyActType } | undefined)?.act;
      if (!type) continue;
      const { name } = type.definition;
      if (this.acts.has(name)) throw new Error(`two acts share the name ${name}`);
      this.acts.set(name, type);
    }
  }

  /** Every act the hub knows, by name. */
  known(): ReadonlyMap<string, AnyActType> {
    return this.acts;
  }

  /** Does an act, or says why not. A refusal has changed nothing. */
  async perform(name: string, input: unknown, asker: Asker | undefined, manner: Manner = {}): Promise<Answer> {
    const type = this.acts.get(name);
    const end = this.metrics.acts.startTimer({ act: type ? name : 'unknown' });
    const commandId = manner.commandId ?? freshId();
    const correlationId = manner.correlationId ?? commandId;
    try {
      const answer = await underCorrelation(correlationId, () =>
        traced(`act ${type ? name : 'unknown'}`, { correlationId }, () =>
          this.performAs(type, name, input, asker, { ...manner, commandId, correlationId }),
        ),
      );
      end({ outcome: isRejection(answer) ? 'refused' : 'accepted' });
      return answer;
    } catch (error) {
      end({ outcome: 'failed' });
      throw error;
    }
  }

  private async performAs(
    type: AnyActType | undefined,
    name: string,
    input: unknown,
    asker: Asker | undefined,
    manner: Manner & Readonly<{ commandId: string; correlationId: string }>,
  ): Promise<Answer> {
    if (!type) return reject('act.unknown', { act: name });
    const refused = this.mayNot(type, asker) ?? this.tooEarly(manner.at);
    if (refused) return refused;
    const whole = await readInput(type, input, manner.commandId);
    if ('rejected' in whole) return whole;

    const at = manner.at ?? this.clock.now();
    const { commandId } = manner;
    return this.bus.execute<InstanceType<AnyActType>, Answer>(
      new type(whole.input, {
        act: name,
        at,
        on: this.calendar.dayOf(at),
        playedBack: manner.at !== undefined,
        asker: asker as Asker,
        commandId,
        fingerprint: fingerprintOf(name, whole.input),
        correlationId: manner.correlationId,
        provenance: manner.provenance ?? NO_PROVENANCE,
      }),
    );
  }

  private mayNot({ definition }: AnyActType, asker: Asker | undefined): Rejection | undefined {
    if (!asker) return reject('access.sign-in-required', { act: definition.name });
    return holds(asker, definition.roles)
      ? undefined
      : reject('access.role-missing', { act: definition.name, needs: definition.roles, has: asker.roles });
  }

  private tooEarly(at: Instant | undefined): Rejection | undefined {
    const now = this.clock.now();
    return at && at > now ? reject('act.in-the-future', { at, now }) : undefined;
  }
}

const COMMAND_ID = /^[\x21-\x7e]{1,200}$/;

const readInput = async (type: AnyActType, input: unknown, commandId: string | undefined): Promise<Rejection | { input: object }> => {
  if (commandId !== undefined && !COMMAND_ID.test(commandId))
    return invalid([{ field: 'commandId', problem: 'commandId must be 1 to 200 visible ASCII characters' }]);
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return invalid([{ field: '', problem: 'the input must be an object' }]);
  const misshapen = shapeProblem(input);
  if (misshapen) return invalid([misshapen]);
  const instance = plainToInstance<object, unknown>(type.definition.input, withoutNulls(input) as object);
  const errors = await validate(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  return errors.length > 0
    ? invalid(errors.flatMap((error) => problemsOf(error)))
    : { input: JSON.parse(JSON.stringify(instance)) as object };
};

const DEEPEST = 20;

/** What no input may hold, whatever its fields: depth without end, and the names that every object has, which pass for known fields. */
const shapeProblem = (value: object, field = '', depth = 0): InputProblem | undefined => {
  if (depth === DEEPEST) return { field, problem: `nests deeper than ${DEEPEST} levels` };
  for (const [key, inner] of Object.entries(value) as [string, unknown][]) {
    const path = field ? `${field}.${key}` : key;
    if (!Array.isArray(value) && key in Object.prototype) return { field: path, problem: `property ${key} should not exist` };
    const problem = typeof inner === 'object' && inner !== null ? shapeProblem(inner, path, depth + 1) : undefined;
    if (problem) return problem;
  }
  return undefined;
};

// GraphQL sends null for a field left open; to a rule both mean the same.
const withoutNulls = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([key, inner]) => [key, withoutNulls(inner)]),
  );
};

const invalid = (problems: readonly InputProblem[]): Rejection => reject('input.invalid', { problems });

const problemsOf = (error: ValidationError, path = ''): readonly InputProblem[] => {
  const field = path ? `${path}.${error.property}` : error.property;
  return [
    ...Object.values(error.constraints ?? {}).map((problem) => ({ field, problem })),
    ...(error.children ?? []).flatMap((child) => problemsOf(child, field)),
  ];
};
