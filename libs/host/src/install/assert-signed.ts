import type { Readable } from 'node:stream';
import { signatureRefused } from '../errors.ts';

export interface SignatureCheck {
  readonly signature: Uint8Array;
  readonly keys: readonly Uint8Array[];
}

/** Rejects with 500 `api.plugin.verify_plugin.app_error` unless a trusted key signed the bytes. */
export async function assertSigned(bundle: Readable, { signature, keys }: SignatureCheck): Promise<void> {
  try {
    // Loaded when it is needed: most starts of a server verify nothing.
    const { verifyDetached } = await import('@patchbay/signing');
    await verifyDetached({ bundle, signature, keys: [...keys] });
  } catch (error) {
    throw signatureRefused(error);
  } finally {
    bundle.destroy();
  }
}
