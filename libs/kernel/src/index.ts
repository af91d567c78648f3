export type { AnyFact, AnyIntent, Decider, Decision, Fact, Intent, Rejection } from './decider.js';
export { assertNever, isRejection, reject, replay, typesOf } from './decider.js';
export { compareDecimals, fromHundredths, isDecimal } from './decimals.js';
export type { Currency, Money } from './money.js';
export { addMoney, compareMoney, currencies, isAmount, money, timesMoney } from './money.js';
export type { RejectionCatalogue, RejectionText } from './rejections.js';
export { HUB_RULE, on } from './rejections.js';
export type { Instant, LocalDate } from './time.js';
export { daysBetween, isDay, isWeekend, plusDays, plusMonths, rollToWorkingDay, toInstant, toLocalDate } from './time.js';
