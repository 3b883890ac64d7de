export { systemClock } from './clock.ts';
export type { Clock } from './clock.ts';
export { HookCallError, HookError } from './errors.ts';
export type { HookErrorCode } from './errors.ts';
export type { HookCallOptions, HookTarget } from './hook-target.ts';
export type { Logger } from './logger.ts';
export type { Collected, Fold, TransformResult, Verdict } from './outcome.ts';
export type { CallOutcome, HookTrace } from './trace.ts';
