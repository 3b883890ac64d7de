import { describe, expect, it } from '@jest/globals';
import { executableFor, goPlatform } from './executable-for.ts';
import { parseManifest } from './parse-manifest.ts';

const manifest = (server?: object) => parseManifest(JSON.stringify({ id: 'abc', name: 'n', server }), 'json');

describe('executableFor', () => {
  it('takes the one for the platform before the one for all', () => {
    const both = manifest({ executables: { 'linux-amd64': 'server/linux' }, executable: 'server/any' });
    expect(executableFor(both, 'linux', 'amd64')).toBe('server/linux');
    expect(executableFor(both, 'darwin', 'arm64')).toBe('server/any');
  });

  it('takes the one for all when the one for the platform is empty', () => {
    expect(
      executableFor(manifest({ executables: { 'linux-amd64': '' }, executable: 'x' }), 'linux', 'amd64'),
    ).toBe('x');
  });

  it('cleans the path and joins an absolute one to the bundle', () => {
    expect(executableFor(manifest({ executable: './a//b/../c' }), 'linux', 'amd64')).toBe('a/c');
    expect(executableFor(manifest({ executable: '/server/x' }), 'linux', 'amd64')).toBe('server/x');
  });

  it.each(['..', '../x', 'a/../../x', './../x', 'a\0b'])(
    'refuses %j, which leaves the bundle',
    (executable) => {
      expect(() => executableFor(manifest({ executable }), 'linux', 'amd64')).toThrow(
        expect.objectContaining({ code: 'executable-outside-bundle', path: 'server.executable' }),
      );
    },
  );

  it.each([undefined, {}, { executables: { 'linux-amd64': 'x' } }])(
    'says when there is none: %j',
    (server) => {
      expect(() => executableFor(manifest(server), 'windows', 'amd64')).toThrow(
        expect.objectContaining({
          code: 'executable-missing',
          message: expect.stringContaining('windows/amd64'),
        }),
      );
    },
  );

  it("gives Go's names for the platforms of Node", () => {
    expect(goPlatform('linux', 'x64')).toEqual({ goos: 'linux', goarch: 'amd64' });
    expect(goPlatform('win32', 'ia32')).toEqual({ goos: 'windows', goarch: '386' });
    expect(goPlatform('darwin', 'arm64')).toEqual({ goos: 'darwin', goarch: 'arm64' });
  });
});
