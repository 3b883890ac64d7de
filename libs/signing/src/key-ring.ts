import { readKeys } from 'openpgp';
import type { Key, Subkey } from 'openpgp';
import { SigningError } from './errors.ts';

/** The key that a signature names, and the primary key it belongs to (itself, unless it is a subkey). */
export interface Issuer {
  primary: Key;
  signing: Key | Subkey;
}

const ARMORED_BLOCK = /-----BEGIN PGP P[A-Z ]+-----[\s\S]*?-----END PGP P[A-Z ]+-----/g;

/** The trusted public keys, in the order of their files. */
export class KeyRing {
  readonly #keys: readonly Key[];
  /** Why files were passed over. */
  readonly warnings: readonly string[];

  private constructor(keys: readonly Key[], warnings: readonly string[]) {
    this.#keys = keys;
    this.warnings = warnings;
  }

  /**
   * Reads key files, each armored or binary and each with any number of keys. A file that cannot be read is passed
   * over with a warning (contract: management §3); throws SigningError `malformed-key` when none can.
   */
  static async read(files: readonly Uint8Array[]): Promise<KeyRing> {
    const keys = new Map<string, Key>();
    const warnings: string[] = [];
    for (const [index, file] of files.entries()) {
      try {
        for (const key of publicOnly(await readKeyFile(file))) {
          // A revocation or a new date may have come in a later file.
          const known = keys.get(key.getFingerprint());
          keys.set(key.getFingerprint(), known === undefined ? key : await known.update(key));
        }
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        warnings.push(
          `Key file ${String(index + 1)} holds no OpenPGP public key and was passed over: ${reason}`,
        );
      }
    }
    if (keys.size === 0 && warnings.length > 0) {
      throw new SigningError(
        'malformed-key',
        `None of the trusted key files can be read. Export them again with "gpg --export". ${warnings.join(' ')}`,
      );
    }
    return new KeyRing([...keys.values()], warnings);
  }

  /** Who made a signature, among the trusted keys and their subkeys. */
  find(keyId: string): Issuer | undefined {
    for (const primary of this.#keys) {
      const signing = primary.getKeys().find((key) => key.getKeyID().toHex().toUpperCase() === keyId);
      if (signing !== undefined) return { primary, signing };
    }
    return undefined;
  }
}

/** All keys of a file, armored or binary; private ones too, as they are. */
export async function readKeyFile(file: Uint8Array): Promise<Key[]> {
  const blocks = Buffer.from(file).toString('latin1').match(ARMORED_BLOCK);
  if (blocks === null) return readKeys({ binaryKeys: file });
  const keys: Key[] = [];
  for (const armoredKeys of blocks) keys.push(...(await readKeys({ armoredKeys })));
  return keys;
}

const publicOnly = (keys: readonly Key[]): Key[] => keys.map((key) => key.toPublic());
