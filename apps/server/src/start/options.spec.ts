import { describe, expect, it } from '@jest/globals';
import { resolve } from 'node:path';
import { assertNodeVersion } from './node-version.ts';
import { readOptions } from './options.ts';

const MODULE = 'file:///srv/apps/server/dist/main.js';
const read = (args: string[] = [], environment: Record<string, string> = {}) =>
  readOptions(args, environment, MODULE);

describe('the options of the server', () => {
  it('are safe when nothing is said: this machine alone, port 8065, no demo', () => {
    expect(read()).toMatchObject({
      listen: '127.0.0.1',
      port: 8065,
      dataDir: resolve('data'),
      demo: false,
      adminUsername: 'admin',
      adminPassword: undefined,
      webappDir: '/srv/apps/webapp/dist',
      environment: {},
    });
  });

  it('come from variables', () => {
    const environment = {
      PATCHBAY_LISTEN: '0.0.0.0',
      PATCHBAY_PORT: '0',
      PATCHBAY_DATA: '/srv/data',
      PATCHBAY_ADMIN_USERNAME: 'Root',
      PATCHBAY_ADMIN_PASSWORD: 'secret',
      PATCHBAY_LOG: 'stderr',
    };
    expect(read([], environment)).toMatchObject({
      listen: '0.0.0.0',
      port: 0,
      dataDir: '/srv/data',
      adminUsername: 'root',
      adminPassword: 'secret',
      logToStderr: true,
    });
  });

  it('refuse in one line what cannot be meant', () => {
    for (const [args, environment] of [
      [['--dmeo'], {}],
      [[], { PATCHBAY_PORT: '80a' }],
      [[], { PATCHBAY_PORT: '65536' }],
    ] as [string[], Record<string, string>][]) {
      expect(() => read(args, environment)).toThrow(/^[^\n]+$/);
      expect(() => read(args, environment)).toThrow(expect.objectContaining({ code: 'start.bad_option' }));
    }
  });

  it('of demo mode are variables that the administrator can still override, on loopback only', () => {
    for (const demo of [read(['--demo']), read([], { PATCHBAY_DEMO: '1' })]) {
      expect(demo.demo).toBe(true);
      expect(demo.environment).toMatchObject({
        MM_PLUGINSETTINGS_ENABLEUPLOADS: 'true',
        MM_SERVICESETTINGS_ENABLEDEVELOPER: 'true',
        MM_SERVICESETTINGS_ENABLETESTING: 'true',
      });
    }
    const own = read(['--demo'], { MM_PLUGINSETTINGS_ENABLEUPLOADS: 'false', PATCHBAY_LISTEN: '127.0.0.2' });
    expect(own.environment['MM_PLUGINSETTINGS_ENABLEUPLOADS']).toBe('false');
    expect(() => read(['--demo'], { PATCHBAY_LISTEN: '0.0.0.0' })).toThrow(/127\.0\.0\.1/);
  });
});

describe('the version of Node', () => {
  it('is 20.19 or newer', () => {
    for (const version of ['20.19.0', '20.20.2', '22.0.0', '24.1.0'])
      expect(() => assertNodeVersion(version)).not.toThrow();
    for (const version of ['18.20.0', '20.18.9'])
      expect(() => assertNodeVersion(version)).toThrow(/^Node .* too old.*nodejs\.org/);
  });
});
