export type SigningErrorCode =
  /** No signature in it, or not all of one. */
  | 'malformed-signature'
  /** None of the key files could be read. */
  | 'malformed-key'
  /** A private key where a public one belongs. */
  | 'private-key'
  /** Made with a key that is not among the trusted ones. */
  | 'untrusted-key'
  /** Made over other bytes, or not by the key it names. */
  | 'bad-signature'
  /** The hash function can be forged. */
  | 'weak-hash'
  | 'expired-signature'
  | 'expired-key'
  | 'revoked-key'
  /** A key that may not sign, is too short or of a kind nobody should use. */
  | 'unusable-key'
  /** Dated after this machine's clock. */
  | 'from-the-future';

/** A signature that is not accepted; the message says why and what to do. */
export class SigningError extends Error {
  override readonly name = 'SigningError';
  readonly code: SigningErrorCode;
  /** Id of the key that the signature names, 16 upper-case hex digits; empty where none could be read. */
  readonly keyId: string;

  constructor(code: SigningErrorCode, message: string, details: { keyId?: string; cause?: unknown } = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.keyId = details.keyId ?? '';
  }
}
