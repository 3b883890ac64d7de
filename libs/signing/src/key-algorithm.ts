import type { Key, Subkey } from 'openpgp';

/** `rsa4096`, `ed25519` and the like, as GnuPG writes them. */
export function algorithmName(key: Key | Subkey): string {
  const { algorithm, bits, curve } = key.getAlgorithmInfo();
  if (curve !== undefined) return curve.replace(/Legacy$/, '').toLowerCase();
  if (bits !== undefined) return `${algorithm.replace(/(Encrypt|Sign)+$/i, '').toLowerCase()}${String(bits)}`;
  return algorithm.toLowerCase();
}
