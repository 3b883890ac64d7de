import type { ManifestIssue } from './validate-manifest.ts';

export type ManifestErrorCode =
  /** None of the three manifest files is there. */
  | 'manifest-missing'
  /** The file exists and cannot be read. */
  | 'manifest-unreadable'
  /** Not JSON or YAML, or a field of the wrong type. */
  | 'manifest-malformed'
  | 'invalid-id'
  /** No executable for the platform. */
  | 'executable-missing'
  /** An executable outside the bundle. */
  | 'executable-outside-bundle'
  | 'invalid-server-version';

/**
 * A manifest that cannot be used. The message names the place in the file and what to change there;
 * `issues` holds the same field by field where there is more than one.
 */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
  readonly code: ManifestErrorCode;
  /** Place in the manifest, as `settings_schema.settings[2].type`; empty for the whole file. */
  readonly path: string;
  readonly issues: readonly ManifestIssue[];

  constructor(
    code: ManifestErrorCode,
    message: string,
    details: { path?: string; issues?: readonly ManifestIssue[]; cause?: unknown } = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.path = details.path ?? details.issues?.[0]?.path ?? '';
    this.issues = details.issues ?? [];
  }
}
