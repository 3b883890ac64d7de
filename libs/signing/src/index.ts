export { createSigningKey } from './create-signing-key.ts';
export type { SigningKey } from './create-signing-key.ts';
export { SigningError } from './errors.ts';
export type { SigningErrorCode } from './errors.ts';
export { signDetached } from './sign-detached.ts';
export type { SignOptions } from './sign-detached.ts';
export { verifyDetached } from './verify-detached.ts';
export type { Verified, VerifyOptions } from './verify-detached.ts';
