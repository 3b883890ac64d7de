import { describe, expect, it } from '@jest/globals';
import type { GlobalState } from '@patchbay/webapp-sdk';
import { receivedHello, reducer, selectDemo, showAbout } from './demo-state.ts';

const event = (text: string) => ({ text, username: 'u', channel: 'c', at: 1 });

describe('the slice of the demo plugin', () => {
  it('keeps the newest events, newest first', () => {
    let state = reducer(undefined, { type: '@@INIT' });
    for (let n = 1; n <= 60; n++) state = reducer(state, receivedHello(event(String(n))));
    expect(state.events).toHaveLength(50);
    expect(state.events[0]?.text).toBe('60');
  });

  it('opens and closes the box, and leaves the state alone on the actions of others', () => {
    const open = reducer(undefined, showAbout(true));
    expect(open.aboutIsOpen).toBe(true);
    expect(reducer(open, { type: 'LOGOUT_SUCCESS' })).toBe(open);
    expect(reducer(open, showAbout(false)).aboutIsOpen).toBe(false);
  });

  it('is read where the host keeps it, also before it is there', () => {
    const state = reducer(undefined, receivedHello(event('x')));
    expect(selectDemo({ 'plugins-com.patchbay.demo': state } as unknown as GlobalState)).toBe(state);
    expect(selectDemo({} as GlobalState)).toEqual({ events: [], aboutIsOpen: false });
  });
});
