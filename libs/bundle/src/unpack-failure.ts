import { BundleError } from './errors.ts';
import type { BundleErrorCode } from './errors.ts';

const ZLIB: Record<string, BundleErrorCode> = {
  Z_BUF_ERROR: 'truncated',
  Z_DATA_ERROR: 'malformed',
  Z_NEED_DICT: 'malformed',
};

const EXPLAINED: Partial<Record<BundleErrorCode, string>> = {
  'not-gzip': 'The file is no .tar.gz: it is not compressed with gzip. Pack the plugin with "patchbay pack".',
  truncated: 'The bundle ends too early. Copy or download it again.',
  malformed: 'The bundle is damaged, or no tar archive. Copy or download it again.',
};

/** Turns what gzip, tar and the disk throw into a BundleError that names the entry being read. */
export function unpackFailure(error: unknown, entry: string): BundleError {
  if (error instanceof BundleError) return error;
  const code = codeOf(error);
  const reason = error instanceof Error ? error.message : String(error);
  const at = entry === '' ? '' : ` It was read up to ${JSON.stringify(entry)}.`;
  const explained = EXPLAINED[code];
  const message =
    explained === undefined
      ? `${entry === '' ? 'The bundle' : JSON.stringify(entry)} cannot be written: ${reason}. Look at the disk, then install again.`
      : `${explained}${at}`;
  return new BundleError(code, message, { entry, cause: error });
}

function codeOf(error: unknown): BundleErrorCode {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const text = String(message);
  if (text.includes('incorrect header check')) return 'not-gzip';
  if (typeof code === 'string' && ZLIB[code] !== undefined) return ZLIB[code];
  if (text.includes('Unexpected end of data')) return 'truncated';
  if (code === 'ENOTDIR' || code === 'EISDIR' || code === 'EEXIST') return 'path-conflict';
  if (code === 'ENAMETOOLONG') return 'unsafe-path';
  return typeof code === 'string' && /^E[A-Z]/.test(code) && !code.startsWith('ERR_')
    ? 'write-failed'
    : 'malformed';
}
