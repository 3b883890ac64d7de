import { describe, expect, it } from '@jest/globals';
import { createAppStore } from '../store/store.ts';
import { pluginsAreHiddenIn } from './shared-channels.ts';

describe('pluginsAreHiddenIn', () => {
  it('hides them in a shared channel and nowhere else', () => {
    const state = createAppStore().getState();
    expect(pluginsAreHiddenIn(state, { shared: true })).toBe(true);
    expect(pluginsAreHiddenIn(state, { shared: false })).toBe(false);
    expect(pluginsAreHiddenIn(state, undefined)).toBe(false);
  });

  it('shows them everywhere once the feature flag says so', () => {
    const store = createAppStore();
    const data = { FeatureFlagEnableSharedChannelsPlugins: 'true' };
    store.dispatch({ type: 'CLIENT_CONFIG_RECEIVED', data });
    expect(pluginsAreHiddenIn(store.getState(), { shared: true })).toBe(false);
  });
});
