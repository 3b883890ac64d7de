import { basename } from 'node:path';
import { Presets, SingleBar } from 'cli-progress';
import type { Terminal } from '../terminal.ts';
import { readableSize } from './words.ts';

/** Takes the bytes sent so far. */
export type Progress = { sent(bytes: number): void; stop(): void };

const CLEAR_LINE = '\r\u001b[K';

/** A bar on stderr while a file is sent, and a word while the server installs it; nothing where no person looks at it. */
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
  let isInstalling = false;
  bar.start(totalBytes, 0, { size: readableSize(totalBytes) });
  return {
    sent(bytes) {
      if (isInstalling) return;
      bar.update(bytes);
      if (bytes < totalBytes) return;
      isInstalling = true;
      bar.stop();
      terminal.stderr.write(`${basename(file)}: sent; the server checks and installs it …`);
    },
    stop() {
      if (isInstalling) terminal.stderr.write(CLEAR_LINE);
      else bar.stop();
    },
  };
}
