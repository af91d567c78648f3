export type { ActDefinition, ActType, AnyActType, Envelope } from './acts/act.js';
export { Act, act } from './acts/act.js';
export type { Accepted, Answer, Ask, Gather, Target, WritePath } from './acts/commands.js';
export { Commands, factIdOf } from './acts/commands.js';
export { PostgresSnapshots } from './acts/write-path/postgres-snapshots.js';
export { NoSnapshots, Snapshots } from './acts/write-path/snapshots.js';
export type { Capacity } from './acts/write-path/stream-memory.js';
export { StreamMemory } from './acts/write-path/stream-memory.js';
export type { InputProblem, Manner } from './acts/desk.js';
export { Desk } from './acts/desk.js';
export type { Cause } from './acts/hub-envelope.js';
export { causeOf, hubEnvelope } from './acts/hub-envelope.js';
export { fingerprintOf, freshId, idOf } from './acts/ids.js';
export {
  ChoiceInput,
  CountInput,
  CurrencyChoice,
  DayInput,
  DecimalInput,
  graphqlEnum,
  IdInput,
  IdListInput,
  KeyInput,
  MomentInput,
  MoneyInput,
  MoneyInputType,
  PartInput,
  PartListInput,
  TextInput,
  TextListInput,
  YesNoInput,
} from './acts/input-fields.js';
export type { Provenance } from './acts/provenance.js';
export { gatherProvenance, joinProvenance, NO_PROVENANCE, provenanceIn } from './acts/provenance.js';
export { platformRejections } from './acts/platform.rejections.js';
export { isWholeText } from './acts/text.js';
export { Clock } from './calendar/clock.js';
export { SwedishCalendar } from './calendar/swedish-calendar.js';
export { BUILD_ID } from './config/build-id.js';
export { BadConfiguration, Config, configurationManual, readConfig } from './config/config.js';
export type { DatabaseOptions } from './database/database.js';
export { migrate, openDatabase, openPool } from './database/database.js';
export { platformMigrations } from './database/platform-migrations.js';
export { PositionColumn } from './database/position-column.js';
export type { Share } from './database/embedded/embedded-postgres.js';
export { EmbeddedPostgresFailed, shareEmbeddedPostgres } from './database/embedded/embedded-postgres.js';
export { NoEmbeddedPostgres } from './database/embedded/binaries.js';
export type { HubContext } from './graphql/access.js';
export { AccessGuard, ForEverybody, Readers } from './graphql/access.js';
export { actResolver, slice } from './graphql/act-resolver.js';
export type { CaseQueries } from './graphql/case-resolver.js';
export { CaseFilter, caseResolver } from './graphql/case-resolver.js';
export { AcceptedView, CommandResult, RefusedView, toCommandResult, toRefused } from './graphql/command-result.js';
export { JsonScalar } from './graphql/json.scalar.js';
export { publishedRejections, publishRejections, RejectionCode, textOf } from './graphql/rejection-codes.js';
export type { Asker, Role } from './identity/asker.js';
export { holds, overview, roles, staff, THE_HUB } from './identity/asker.js';
export type { Persona } from './identity/personas.js';
export { Personas } from './identity/personas.js';
export { InvalidToken, TokenVerifier } from './identity/token-verifier.js';
export { underCorrelation } from './observability/correlation.js';
export { JsonLogger } from './observability/logger.js';
export { Metrics } from './observability/metrics.js';
export type { RequestTrace, Tracing } from './observability/tracing.js';
export { startTracing, traceRequest } from './observability/tracing.js';
export type { Connections } from './platform.module.js';
export { PlatformModule } from './platform.module.js';
export { CheckpointRow } from './projections/checkpoint.row.js';
export type { Plan } from './projections/deadline.js';
export { Deadline } from './projections/deadline.js';
export type { Batch } from './projections/follower.js';
export { FactFailed, Follower, TryAgain } from './projections/follower.js';
export type { OwnedParkedFact } from './projections/followers.js';
export { Followers, UnknownProjection } from './projections/followers.js';
export type { ParkedFact } from './projections/following/parked.js';
export type { Standing } from './projections/following/standing.js';
export { isStalled } from './projections/following/standing.js';
export { Projection } from './projections/projection.js';
export { ReactionRefused, Reactor } from './projections/reactor.js';
export type { RebuildOptions, RebuildProgress } from './projections/rebuild/rebuild.js';
export { RebuildInterrupted, RebuildRunning } from './projections/rebuild/rebuild.js';
export type { Where } from './projections/rows/rows.js';
export { Rows } from './projections/rows/rows.js';
export type { Sealed } from './reading/case-history.js';
export { CaseHistory, HistoryEntry } from './reading/case-history.js';
export { CaseProjection } from './reading/case-projection.js';
export type { Scope } from './reading/case-reader.js';
export { CaseReader, readMoment } from './reading/case-reader.js';
export type { Shown } from './reading/case-row.js';
export { CaseRow } from './reading/case-row.js';
export {
  ChoiceColumn,
  CountColumn,
  DayColumn,
  MomentColumn,
  MoneyColumn,
  MoneyView,
  PartColumn,
  PartListColumn,
  TextColumn,
  TextListColumn,
  YesNoColumn,
} from './reading/columns.js';
export type { Page } from './reading/paging.js';
export { AfterPosition, badArgument, PageArgs, pageType, PagingArgs, readCursor, readFirst, toPage } from './reading/paging.js';
export { positionReached, ReadBehind, ReadYourWrites } from './reading/read-your-writes.js';
