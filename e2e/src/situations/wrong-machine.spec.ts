import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { Site } from '../site.ts';
import { administrator } from '../start-patchbay.ts';
import { packTiny } from '../tiny-plugin.ts';

jest.setTimeout(180_000);

const ID = 'com.example.elsewhere';
const cpu = process.arch === 'x64' ? 'amd64' : process.arch;
const otherCpu = cpu === 'arm64' ? 'amd64' : 'arm64';
const here = `${process.platform}-${cpu}`;

/** The first bytes of an ELF program: 64 bits, little-endian, for the processor that this machine does not have. */
const foreignProgram = Buffer.alloc(1024);
foreignProgram.write('\x7fELF\x02\x01\x01', 'latin1');
foreignProgram.writeUInt16LE(2, 16);
foreignProgram.writeUInt16LE(otherCpu === 'arm64' ? 183 : 62, 18);

describe('a bundle for another CPU', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
    await site.commandLine.login(site.patchbay.url, administrator);
  });
  afterAll(() => site.close());

  it('is refused before anything is touched, and told what it has and what is needed', async () => {
    const executables = { 'linux-mips64': 'server/mips', 'freebsd-riscv64': 'server/riscv' };
    const bundle = await packTiny(site.folder, {
      id: ID,
      files: { 'server/mips': foreignProgram, 'server/riscv': foreignProgram },
      manifest: { server: { executables } },
    });
    const { code, out, err } = await site.commandLine.run('plugin', 'add', bundle);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    for (const word of [...Object.keys(executables), here]) expect(err).toContain(word);
    await isNotThere();
  });

  it('is refused as well where it says to be for this one', async () => {
    const bundle = await packTiny(site.folder, {
      id: ID,
      version: '1.0.1',
      files: { 'server/plugin': foreignProgram },
      manifest: { server: { executables: { [here]: 'server/plugin' } } },
    });
    const { code, err } = await site.commandLine.run('plugin', 'add', bundle);
    expect(code).toBe(1);
    expect(err).toMatch(/server\/plugin/);
    expect(err).toContain(otherCpu);
    expect(err).toContain(here);
    await isNotThere();
  });

  it('does not keep one for every CPU from being installed', async () => {
    await site.run({ id: ID, version: '1.0.2', hooks: '' });
  });

  async function isNotThere(): Promise<void> {
    expect(await site.status(ID)).toBeUndefined();
    const { active, inactive } =
      await site.rest.get<Record<'active' | 'inactive', { id: string }[]>>('/plugins');
    expect([...active, ...inactive].map(({ id }) => id)).not.toContain(ID);
  }
});
