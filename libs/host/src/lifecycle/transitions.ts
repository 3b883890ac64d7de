import { HostError } from '../errors.ts';
import { PluginStates } from './states.ts';
import type { PluginState, PluginStateName } from './states.ts';

/** What can happen to a plugin. */
export type PluginChange =
  /** It is about to be started. */
  | 'start'
  /** Its process answers, or it has none; OnActivate comes next, so that it may use the API. */
  | 'started'
  /** It did not start, or OnActivate said no. */
  | 'start-failed'
  /** Its process ended, or no longer answers; or it was started again after that, and did not start. */
  | 'crashed'
  | 'stop'
  | 'stopped';

/** Every move there is. What is not here is a mistake of ours. */
const TRANSITIONS: Readonly<Record<PluginStateName, Partial<Record<PluginChange, PluginStateName>>>> = {
  NotRunning: { start: 'Starting', 'start-failed': 'FailedToStart', stopped: 'NotRunning' },
  Starting: {
    started: 'Running',
    'start-failed': 'FailedToStart',
    crashed: 'FailedToStayRunning',
    stop: 'Stopping',
  },
  Running: { 'start-failed': 'FailedToStart', crashed: 'FailedToStayRunning', stop: 'Stopping' },
  FailedToStart: { start: 'Starting', 'start-failed': 'FailedToStart', stopped: 'NotRunning' },
  FailedToStayRunning: { start: 'Starting', stopped: 'NotRunning' },
  Stopping: { stopped: 'NotRunning' },
};

const NAMES = Object.fromEntries(
  Object.entries(PluginStates).map(([name, value]) => [value, name]),
) as Record<PluginState, PluginStateName>;

/** The state after `change`. Throws `host.bad_transition` for a move that does not exist. */
export function nextState(state: PluginState, change: PluginChange): PluginState {
  const next = TRANSITIONS[NAMES[state]][change];
  if (next === undefined) {
    throw new HostError('host.bad_transition', `a plugin that is ${NAMES[state]} cannot become ${change}`);
  }
  return PluginStates[next];
}
