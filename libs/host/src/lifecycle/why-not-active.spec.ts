import { describe, expect, it } from '@jest/globals';
import { PluginStates } from './states.ts';
import { whyNotActive } from './why-not-active.ts';

const { FailedToStart, FailedToStayRunning, NotRunning, Running, Starting, Stopping } = PluginStates;

describe('what users are told of a plugin that does not answer', () => {
  const of = (state: (typeof PluginStates)[keyof typeof PluginStates], restartAt = 0) =>
    whyNotActive({ name: 'Polls', state, restartAt, now: 1_000 });

  it('is when it comes back, if it does', () => {
    expect(of(FailedToStayRunning, 15_500)).toBe(
      'The plugin Polls has stopped working and is started again in 15 s. Try again then.',
    );
    expect(of(FailedToStayRunning, 900)).toContain('in 1 s');
    expect(of(Starting)).toContain('is starting');
    expect(of(Running)).toContain('is starting');
  });

  it('is that somebody has to see to it, if it does not', () => {
    expect(of(FailedToStayRunning)).toContain('stays down until a system administrator');
    expect(of(FailedToStart)).toContain('did not start');
    expect(of(NotRunning)).toContain('is disabled');
    expect(of(Stopping)).toContain('is being stopped');
  });
});
