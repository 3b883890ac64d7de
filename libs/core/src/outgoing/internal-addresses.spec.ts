import { describe, expect, it } from '@jest/globals';
import { AllowedInternal, isInternal } from './internal-addresses.ts';

describe('internal addresses', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '169.254.169.254',
    '192.168.0.1',
    '0.0.0.0',
    '::1',
    '::',
    'fd00::1',
    'fe80::1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
  ])('%s is one', (address) => expect(isInternal(address)).toBe(true));
  it.each(['8.8.8.8', '172.32.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])('%s is none', (address) =>
    expect(isInternal(address)).toBe(false),
  );
  it('are allowed by host, address or range, and by nothing that only looks like one', () => {
    const allowed = new AllowedInternal(
      ' build.local, 10.0.0.0/8\n192.168.1.5 fd00::/8 10.0.0.0/99 127.0.0.1/x ',
    );
    expect(allowed.has('BUILD.local', '192.168.7.7')).toBe(true);
    expect(allowed.has('x', '10.9.9.9')).toBe(true);
    expect(allowed.has('x', '192.168.1.5')).toBe(true);
    expect(allowed.has('x', 'fd12::1')).toBe(true);
    for (const address of ['192.168.1.6', '127.0.0.1', '::1']) expect(allowed.has('x', address)).toBe(false);
  });
});
