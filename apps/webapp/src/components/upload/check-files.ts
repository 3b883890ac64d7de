import type { UploadProblem } from '../../store/views/uploads.ts';

export const MAX_FILES = 10;
const BYTES_PER_MB = 1024 * 1024;

interface Limits {
  /** Bytes. */
  maxSize: number;
  /** How many may still be added. */
  room: number;
}

/** Which of some files may be uploaded, and why the others may not. */
export function checkFiles(
  files: readonly File[],
  { maxSize, room }: Limits,
): { accepted: File[]; problems: UploadProblem[] } {
  const problems: UploadProblem[] = [];
  const fitting = files.filter(({ name, size }) => {
    if (size === 0) {
      problems.push({ id: 'attach.empty', values: { name } });
    } else if (size > maxSize) {
      problems.push({
        id: 'attach.tooLarge',
        values: { name, limit: Math.floor((maxSize / BYTES_PER_MB) * 10) / 10 },
      });
    }
    return size > 0 && size <= maxSize;
  });
  if (fitting.length > room) {
    problems.push({ id: 'attach.tooMany', values: { count: MAX_FILES } });
  }
  return { accepted: fitting.slice(0, Math.max(room, 0)), problems };
}
