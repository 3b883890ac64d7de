import { describe, expect, it } from '@jest/globals';
import { pluginEnvironment } from './plugin-environment.ts';

describe('the environment of a plugin', () => {
  it('has what a program needs, the handshake, and a private folder', () => {
    const own = { PATH: '/bin', HOME: '/home/a', LC_ALL: 'C', https_proxy: 'http://proxy', TMPDIR: '/tmp' };
    expect(pluginEnvironment(own, { MATTERMOST_PLUGIN: 'cookie' }, '/run/1')).toEqual({
      PATH: '/bin',
      HOME: '/home/a',
      LC_ALL: 'C',
      https_proxy: 'http://proxy',
      TMPDIR: '/run/1',
      PLUGIN_UNIX_SOCKET_DIR: '/run/1',
      MATTERMOST_PLUGIN: 'cookie',
    });
  });

  it('has nothing that configures the server', () => {
    const own = {
      PATCHBAY_ADMIN_PASSWORD: 'secret',
      MM_SQLSETTINGS_DATASOURCE: 'secret',
      AWS_SECRET_ACCESS_KEY: 'secret',
      NODE_OPTIONS: '--inspect',
      LD_PRELOAD: 'x.so',
    };
    expect(Object.keys(pluginEnvironment(own, {}, '/run/1'))).toEqual(['TMPDIR', 'PLUGIN_UNIX_SOCKET_DIR']);
  });
});
