import type { GoPlatform } from '@patchbay/manifest';

/** Bytes of a file that are looked at: as many as Linux reads of a script's first line. */
export const EXECUTABLE_HEADER_BYTES = 256;

/** ELF `e_machine` by Go's name of the processor. */
const ELF_MACHINE: Readonly<Record<string, number>> = {
  '386': 3,
  arm: 40,
  amd64: 62,
  arm64: 183,
  riscv64: 243,
  loong64: 258,
  ppc64le: 21,
  s390x: 22,
};

/** Mach-O `cputype` by Go's name of the processor. */
const MACH_CPU: Readonly<Record<string, number>> = { amd64: 0x0100_0007, arm64: 0x0100_000c };

/**
 * Why a file that starts with `header` cannot run on `platform`, in words; undefined when nothing speaks against
 * it. A file that is none of the known forms is refused: a shell would take it for a script.
 */
export function problemWithExecutable(header: Uint8Array, platform: GoPlatform): string | undefined {
  const here = `${platform.goos}/${platform.goarch}`;
  const view = Buffer.from(header.buffer, header.byteOffset, header.byteLength);
  if (view.subarray(0, 2).toString('latin1') === '#!') return undefined;
  if (view.subarray(0, 4).toString('latin1') === '\x7fELF') {
    if (platform.goos === 'darwin' || platform.goos === 'windows')
      return `it is a Linux or BSD program, this is ${here}`;
    const machine = view.length >= 20 ? (view[5] === 2 ? view.readUInt16BE(18) : view.readUInt16LE(18)) : 0;
    const wanted = ELF_MACHINE[platform.goarch];
    if (wanted === undefined || wanted === machine) return undefined;
    const built = Object.entries(ELF_MACHINE).find(([, value]) => value === machine)?.[0];
    return `it is built for ${built ?? `processor type ${String(machine)}`}, this is ${here}`;
  }
  const magic = view.length >= 8 ? view.readUInt32LE(0) : 0;
  if (magic === 0xfeed_facf || view.subarray(0, 4).toString('hex') === 'cafebabe') {
    if (platform.goos !== 'darwin') return `it is a macOS program, this is ${here}`;
    const wanted = MACH_CPU[platform.goarch];
    if (magic === 0xfeed_facf && wanted !== undefined && view.readUInt32LE(4) !== wanted) {
      return `it is built for another processor, this is ${here}`;
    }
    return undefined;
  }
  if (view.subarray(0, 2).toString('latin1') === 'MZ') {
    return platform.goos === 'windows' ? undefined : `it is a Windows program, this is ${here}`;
  }
  return `it is neither a program nor a script with a "#!" line`;
}
