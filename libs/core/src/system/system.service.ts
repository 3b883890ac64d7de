import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { newId } from '../model/ids.ts';
import { systemEntity } from './system.entity.ts';

const INSTALL_DATE = 'InstallationDate';
const DIAGNOSTIC_ID = 'DiagnosticId';
const HEALTH_CHECK = 'DBHealthCheck';

/** Facts about this installation, by name, under Mattermost's keys. */
export class SystemService {
  readonly #database: Database;

  private constructor(database: Database) {
    this.#database = database;
  }

  /** Writes down when, and under which id, the first start was. */
  static async open(database: Database, clock: Clock): Promise<SystemService> {
    const service = new SystemService(database);
    if ((await service.get(INSTALL_DATE)) === undefined) await service.set(INSTALL_DATE, String(clock.now()));
    if ((await service.get(DIAGNOSTIC_ID)) === undefined) await service.set(DIAGNOSTIC_ID, newId());
    return service;
  }

  /** Milliseconds. */
  async installDate(): Promise<number> {
    return Number((await this.get(INSTALL_DATE)) ?? 0);
  }

  async diagnosticId(): Promise<string> {
    return (await this.get(DIAGNOSTIC_ID)) ?? '';
  }

  /** Whether the database takes a write, gives it back and forgets it. */
  async isHealthy(): Promise<boolean> {
    const name = `${HEALTH_CHECK}_${newId()}`;
    try {
      await this.set(name, name);
      await this.#database.transaction((tx) => tx.delete(systemEntity, { name }));
      return true;
    } catch {
      return false;
    }
  }

  /** The migrations that made the tables, in their order. */
  async appliedMigrations(): Promise<{ version: number; name: string }[]> {
    const rows = await this.#database.read
      .createQueryBuilder()
      .select('m.name', 'name')
      .from('patchbay_migrations', 'm')
      .orderBy('m.id')
      .getRawMany<{ name: string }>();
    return rows.map(({ name }, at) => ({ version: at + 1, name }));
  }

  async get(name: string): Promise<string | undefined> {
    const row = await this.#database.read.findOne(systemEntity, { where: { name } });
    return row?.value;
  }

  async set(name: string, value: string): Promise<void> {
    await this.#database.transaction((tx) => tx.upsert(systemEntity, { name, value }, ['name']));
  }
}
