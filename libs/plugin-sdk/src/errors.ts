export type SdkErrorCode = 'api-too-early' | 'not-a-plugin';

/** A mistake in how a plugin uses the SDK; the message says what to do instead. */
export class SdkError extends Error {
  override readonly name = 'SdkError';
  readonly code: SdkErrorCode;

  constructor(code: SdkErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
