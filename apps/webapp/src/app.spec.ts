import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { waitFor } from '@testing-library/dom';
import { Client4 } from 'mattermost-redux/client';
import { UserTypes } from 'mattermost-redux/action_types';
import { App } from './app.ts';
import { FakeFetch } from './testing/fake-fetch.ts';
import { ada } from './testing/sample-state.ts';

const manifest = { id: 'a', version: '1.0.0', webapp: { bundle_path: '/static/a/a_aa_bundle.js' } };
let rest: FakeFetch;

jest.setTimeout(60_000);

beforeEach(() => {
  localStorage.clear();
  rest = new FakeFetch();
  rest.on('POST plugins/a/web_failure', { body: { status: 'OK' } });
  rest.on('POST logs', { body: {} });
  rest.install();
  Client4.getClientConfig = () => Promise.resolve({ PluginsEnabled: 'true' } as never);
  Client4.getClientLicenseOld = () => Promise.resolve({} as never);
  Client4.getWebappPlugins = () => Promise.resolve([manifest] as never);
});

afterEach(() => {
  document.querySelectorAll('script[id^="plugin_"]').forEach((script) => script.remove());
  jest.restoreAllMocks();
});

const register = (id: string) =>
  (window as unknown as { registerPlugin(id: string, plugin: object): void }).registerPlugin(id, {});
const script = () => document.querySelector('script[id="plugin_a"]');
const reports = () => rest.calls.filter((call) => call.endsWith('web_failure'));

const until = (isSo: () => boolean) => waitFor(() => expect(isSo()).toBe(true));

describe('the app', () => {
  it('tells the server after the login of a bundle that failed before it', async () => {
    Client4.getMe = () => Promise.reject(new Error('nobody'));
    const app = new App(window);
    const started = app.start();
    await until(() => script() !== null);
    script()?.dispatchEvent(new Event('error'));
    await started;
    expect(reports()).toEqual([]);
    app.store.dispatch({ type: UserTypes.RECEIVED_ME, data: ada });
    await until(() => reports().length > 0);
    expect(reports()).toEqual(['POST plugins/a/web_failure']);
    expect(rest.bodies).toContainEqual(
      expect.objectContaining({
        location: 'load',
        version: '1.0.0',
        message: expect.stringContaining('a_aa'),
      }),
    );
  });

  it('brings after the login what is not for everybody', async () => {
    Client4.getMe = () => Promise.reject(new Error('nobody'));
    Client4.getWebappPlugins = () => Promise.resolve([]);
    const app = new App(window);
    await app.start();
    expect(script()).toBeNull();
    Client4.getWebappPlugins = () => Promise.resolve([manifest] as never);
    app.store.dispatch({ type: UserTypes.RECEIVED_ME, data: ada });
    await until(() => script() !== null);
  });

  it('tells it of a component at once, and once', async () => {
    Client4.getMe = () => Promise.resolve(ada);
    const app = new App(window);
    const started = app.start();
    await until(() => script() !== null);
    register('a');
    await started;
    app.webHalfFailed('a', 'Root', new Error('x'));
    app.webHalfFailed('a', 'Root', new Error('x'));
    await until(() => reports().length > 0);
    expect(reports()).toEqual(['POST plugins/a/web_failure']);
    expect(rest.bodies.at(-1)).toMatchObject({ location: 'Root', version: '1.0.0', message: 'x' });
  });

  it('remembers over a new page what the person switched off', async () => {
    Client4.getMe = () => Promise.resolve(ada);
    const app = new App(window);
    const started = app.start();
    await until(() => script() !== null);
    register('a');
    await started;
    app.switchPlugin('a', false);
    expect(script()).toBeNull();
    const next = new App(window);
    await next.start();
    expect(script()).toBeNull();
    expect(next.store.getState().views.switchedOffPlugins).toEqual(['a']);
  });

  it('loads no bundle for a person who switched all off to find what slows the page, where the site lets them', async () => {
    const config = { PluginsEnabled: 'true', EnableClientPerformanceDebugging: 'true' };
    const preference = { category: 'performance_debugging', name: 'disable_client_plugins', value: 'true' };
    Client4.getClientConfig = () => Promise.resolve(config as never);
    Client4.getMe = () => Promise.resolve(ada);
    Client4.getMyPreferences = () => Promise.resolve([preference] as never);
    const app = new App(window);
    await app.start();
    expect(script()).toBeNull();
    expect(app.store.getState().entities.users.currentUserId).toBe(ada.id);
  });
});
