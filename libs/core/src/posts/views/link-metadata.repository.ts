import { createHash } from 'node:crypto';
import { In } from 'typeorm';
import type { Database } from '../../database/database.ts';
import { rowValues } from '../../database/row-values.ts';
import { linkMetadataEntity, type LinkMetadataRow } from './link-metadata.entity.ts';

/** What links point to, by address and hour. */
export class LinkMetadataRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  byHashes(hashes: readonly string[]): Promise<LinkMetadataRow[]> {
    if (hashes.length === 0) return Promise.resolve([]);
    return this.#database.read.find(linkMetadataEntity, { where: { hash: In([...hashes]) } });
  }

  async save(row: LinkMetadataRow): Promise<void> {
    await this.#database.transaction(async (tx) => {
      await tx.upsert(linkMetadataEntity, rowValues(row), ['hash']);
    });
  }
}

export function linkHash(url: string, hour: number): string {
  return createHash('sha256').update(`${url} ${hour}`).digest('hex');
}
