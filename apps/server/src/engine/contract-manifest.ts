import type { Manifest as ContractManifest } from '@patchbay/contract';
import type { Manifest } from '@patchbay/manifest';

/**
 * A manifest as it was read, under the type of the contract's Go struct: a field left out there is the zero value
 * here, which is how the wire encodes it.
 */
export function contractManifest(manifest: Manifest): ContractManifest {
  return manifest as ContractManifest;
}
