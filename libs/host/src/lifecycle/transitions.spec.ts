import { describe, expect, it } from '@jest/globals';
import { PluginStates } from './states.ts';
import { nextState } from './transitions.ts';

const { NotRunning, Starting, Running, FailedToStart, FailedToStayRunning, Stopping } = PluginStates;

describe('the states of a plugin', () => {
  it('follow a plugin that starts, crashes, starts again and stops', () => {
    const path = (['start', 'started', 'crashed', 'start', 'started', 'stop', 'stopped'] as const).reduce(
      (states, change) => [...states, nextState(states.at(-1) ?? NotRunning, change)],
      [NotRunning] as (typeof PluginStates)[keyof typeof PluginStates][],
    );
    expect(path).toEqual([
      NotRunning,
      Starting,
      Running,
      FailedToStayRunning,
      Starting,
      Running,
      Stopping,
      NotRunning,
    ]);
  });

  it('end in NotRunning whatever went wrong before', () => {
    for (const state of [NotRunning, FailedToStart, FailedToStayRunning]) {
      expect(nextState(state, 'stopped')).toBe(NotRunning);
    }
  });

  it('know no move that makes no sense', () => {
    expect(() => nextState(NotRunning, 'crashed')).toThrow(
      'a plugin that is NotRunning cannot become crashed',
    );
    expect(() => nextState(Stopping, 'start')).toThrow('Stopping');
    expect(() => nextState(Running, 'start')).toThrow('Running');
  });
});
