import type { Core } from '@patchbay/core';
import type { PublicKeyInfo } from '@patchbay/signing';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '../engine/logger.ts';
import { keyNotRemoved, keyNotSaved, keysFixed, keyUnusable, noSuchKey } from './errors.ts';
import { assertKeyName, isKeyName } from './key-name.ts';

/** A file of PluginSettings.SignaturePublicKeyFiles. */
export interface KeyFile {
  readonly name: string;
  readonly keys: readonly PublicKeyInfo[];
  /** Why the file is passed over; '' when it is not. */
  readonly problem: string;
}

export interface TrustedKeysOptions {
  /** Where the files lie, which PluginSettings.SignaturePublicKeyFiles names. */
  readonly folder: string;
  readonly config: Pick<Core['config'], 'get' | 'patch'>;
  /** Keys that are trusted besides: the one of this data folder. */
  readonly own: () => Promise<Uint8Array[]>;
  readonly logger: Logger;
}

/** Whoever changes keys stands at the machine: nobody else is let in (contract: management §1). */
const AUTHOR = { userId: '', fromMachine: true };

/**
 * The public keys whose signatures are believed. Which ones is a setting that only the machine itself can change, the
 * files lie in the data folder. OpenPGP is loaded only when a key is looked at.
 */
export class TrustedKeys {
  readonly #options: TrustedKeysOptions;
  #changing: Promise<unknown> = Promise.resolve();

  constructor(options: TrustedKeysOptions) {
    this.#options = options;
  }

  /** All that may sign: the server's own key, then those of the setting in its order. One that cannot be used is passed over. */
  async all(): Promise<Uint8Array[]> {
    const usable: Uint8Array[] = [];
    for (const { name, bytes } of await this.#files()) {
      const problem = await inspect(bytes).then(() => undefined, textOf);
      if (problem === undefined) usable.push(bytes);
      else this.#passedOver(name, problem);
    }
    return [...(await this.#options.own()), ...usable];
  }

  /** The bytes of the files that the setting names, unread: to tell whether anything changed. */
  async files(): Promise<Uint8Array[]> {
    return (await this.#files()).map(({ bytes }) => bytes);
  }

  async list(): Promise<KeyFile[]> {
    return Promise.all(
      this.#names().map(async (name) => {
        try {
          return { name, keys: await inspect(await this.#read(name)), problem: '' };
        } catch (error) {
          return { name, keys: [], problem: textOf(error) };
        }
      }),
    );
  }

  /** Trusts the keys of a file; one of that name is replaced, as upstream has it. Rejects with an AppError. */
  add(name: string, file: Uint8Array): Promise<KeyFile> {
    return this.#alone(async () => {
      assertKeyName(name, this.#options.config.get());
      const keys = await usable(name, file);
      const names = this.#names();
      await this.#write(name, file);
      if (!names.includes(name)) {
        await this.#trust([...names, name]).catch(async (error: unknown) => {
          await rm(this.#path(name), { force: true });
          throw error;
        });
      }
      return { name, keys, problem: '' };
    });
  }

  /** Trusts a file no longer, and removes it. Rejects with an AppError; 404 when it was not trusted. */
  remove(name: string): Promise<void> {
    return this.#alone(async () => {
      const names = this.#names();
      if (!names.includes(name)) throw noSuchKey(name);
      if (isKeyName(name)) assertKeyName(name, this.#options.config.get());
      await this.#trust(names.filter((each) => each !== name));
      // Written into the setting by hand, a name may lead anywhere: then only the setting is ours to change.
      if (!isKeyName(name)) return;
      await rm(this.#path(name), { force: true }).catch((error: unknown) => {
        throw keyNotRemoved(name, error);
      });
    });
  }

  async #files(): Promise<{ name: string; bytes: Uint8Array }[]> {
    const files = [];
    for (const name of this.#names()) {
      try {
        files.push({ name, bytes: await this.#read(name) });
      } catch (error) {
        this.#passedOver(name, textOf(error));
      }
    }
    return files;
  }

  #names(): readonly string[] {
    return this.#options.config.get().PluginSettings.SignaturePublicKeyFiles;
  }

  #path(name: string): string {
    return join(this.#options.folder, name);
  }

  async #read(name: string): Promise<Uint8Array> {
    if (!isKeyName(name)) throw new Error('only names of files in the folder of keys are read');
    return readFile(this.#path(name));
  }

  #passedOver(name: string, error: string): void {
    const { folder, logger } = this.#options;
    logger.warn('A trusted key file is passed over: it cannot be used', { file: name, folder, error });
  }

  async #write(name: string, file: Uint8Array): Promise<void> {
    const { folder } = this.#options;
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(join(folder, '.new'), file, { mode: 0o600 });
      await rename(join(folder, '.new'), this.#path(name));
    } catch (error) {
      throw keyNotSaved(name, error);
    }
  }

  async #trust(names: readonly string[]): Promise<void> {
    const { config } = this.#options;
    await config.patch({ PluginSettings: { SignaturePublicKeyFiles: names } }, AUTHOR);
    // A variable lies on top of what is stored.
    if (this.#names().join('\n') !== names.join('\n')) throw keysFixed();
  }

  /** One change after the other: each reads the setting before it writes it. */
  #alone<T>(change: () => Promise<T>): Promise<T> {
    const done = this.#changing.then(change);
    this.#changing = done.catch(() => undefined);
    return done;
  }
}

async function inspect(file: Uint8Array): Promise<PublicKeyInfo[]> {
  const { inspectPublicKeys } = await import('@patchbay/signing');
  return inspectPublicKeys(file);
}

/** The keys of a file of which at least one can sign plugins. */
async function usable(name: string, file: Uint8Array): Promise<PublicKeyInfo[]> {
  const keys = await inspect(file).catch((error: unknown) => {
    throw keyUnusable(name, textOf(error));
  });
  if (keys.some(({ unusable: why }) => why === '')) return keys;
  const reasons = keys.map(({ fingerprint, unusable: why }) => `${fingerprint}: ${WORDS[why]}`);
  throw keyUnusable(name, `Nothing signed with what is in it would be accepted: ${reasons.join('; ')}.`);
}

const WORDS: Readonly<Record<PublicKeyInfo['unusable'], string>> = {
  '': '',
  expired: 'it has expired',
  revoked: 'its owner revoked it',
  'cannot sign': 'it is not one that signs, or too short to be believed',
};

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
