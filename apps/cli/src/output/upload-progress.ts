import { basename } from 'node:path';
import { Presets, SingleBar } from 'cli-progress';
import type { Terminal } from '../terminal.ts';

/** Takes the bytes sent so far. */
export type Progress = { sent(bytes: number): void; stop(): void };

/** A bar on stderr while a file is sent; nothing where no person looks at it. */
export function uploadProgress(terminal: Terminal, file: string, totalBytes: number): Progress {
  if (terminal.stderr.isTTY !== true) return { sent: () => undefined, stop: () => undefined };
  const bar = new SingleBar(
    {
      format: `${basename(file)} {bar} {percentage}% of {size}`,
      stream: terminal.stderr as NodeJS.WriteStream,
      clearOnComplete: true,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  bar.start(totalBytes, 0, { size: readableSize(totalBytes) });
  return { sent: (bytes) => bar.update(bytes), stop: () => bar.stop() };
}

const STEP = 1024;

/** `3.4 MiB` and the like. */
export function readableSize(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB'];
  let size = bytes;
  while (size >= STEP && units.length > 1) {
    size /= STEP;
    units.shift();
  }
  return `${units[0] === 'B' ? String(size) : size.toFixed(1)} ${units[0] ?? ''}`;
}
