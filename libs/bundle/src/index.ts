export type { BundleWarning } from './entry-writer.ts';
export { BundleError } from './errors.ts';
export type { BundleErrorCode } from './errors.ts';
export { Fnv1a64, fnv1a64, fnv1a64File } from './fnv1a64.ts';
export { DEFAULT_BUNDLE_LIMITS } from './limits.ts';
export type { BundleLimits } from './limits.ts';
export { UNPACKING_PREFIX, unpackBundle } from './unpack-bundle.ts';
export type { UnpackedBundle } from './unpack-bundle.ts';
