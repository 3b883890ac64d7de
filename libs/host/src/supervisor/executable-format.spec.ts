import { describe, expect, it } from '@jest/globals';
import { problemWithExecutable } from './executable-format.ts';

const linux = { goos: 'linux', goarch: 'amd64' };
const mac = { goos: 'darwin', goarch: 'arm64' };

function elf(machine: number): Buffer {
  const header = Buffer.alloc(64);
  header.write('\x7fELF', 'latin1');
  header[4] = 2;
  header[5] = 1;
  header.writeUInt16LE(machine, 18);
  return header;
}

describe('an executable', () => {
  it('runs where it was built for, and scripts run anywhere', () => {
    expect(problemWithExecutable(elf(62), linux)).toBeUndefined();
    expect(problemWithExecutable(elf(183), { goos: 'linux', goarch: 'arm64' })).toBeUndefined();
    expect(problemWithExecutable(Buffer.from('#!/usr/bin/env node\n'), linux)).toBeUndefined();
    expect(problemWithExecutable(Buffer.from('cffaedfe0c000001', 'hex'), mac)).toBeUndefined();
  });

  it.each([
    ['another processor', elf(183), linux, 'it is built for arm64, this is linux/amd64'],
    ['Linux on a Mac', elf(183), mac, 'it is a Linux or BSD program'],
    ['a Mac program on Linux', Buffer.from('cffaedfe07000001', 'hex'), linux, 'it is a macOS program'],
    ['another processor on a Mac', Buffer.from('cffaedfe07000001', 'hex'), mac, 'another processor'],
    ['a Windows program', Buffer.from('MZ..............'), linux, 'it is a Windows program'],
    ['text', Buffer.from('hello'), linux, 'neither a program nor a script'],
    ['nothing', Buffer.alloc(0), linux, 'neither a program nor a script'],
  ])('is refused for %s', (_, header, platform, words) => {
    expect(problemWithExecutable(header, platform)).toContain(words);
  });
});
