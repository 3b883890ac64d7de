import type { Session } from '@patchbay/contract';
import { MoreThan, type EntityManager } from 'typeorm';
import type { Database } from '../database/database.ts';
import { fill } from '../model/fill.ts';
import { sessionEntity, type SessionRow } from './session.entity.ts';

const MOST_AT_ONCE = 100;

/** Logged-in sessions in the database. */
export class SessionRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async insert(tx: EntityManager, row: SessionRow): Promise<void> {
    await tx.insert(sessionEntity, row);
  }

  async update(tx: EntityManager, sessionId: string, changes: Partial<SessionRow>): Promise<void> {
    await tx.update(sessionEntity, { id: sessionId }, changes);
  }

  async setRolesOfUser(tx: EntityManager, userId: string, roles: string): Promise<void> {
    await tx.update(sessionEntity, { user_id: userId }, { roles });
  }

  async delete(tx: EntityManager, sessionId: string): Promise<void> {
    await tx.delete(sessionEntity, { id: sessionId });
  }

  async deleteAll(tx: EntityManager): Promise<void> {
    await tx.deleteAll(sessionEntity);
  }

  async byToken(token: string, manager = this.#database.read): Promise<Session | undefined> {
    return toSession(await manager.findOne(sessionEntity, { where: { token } }));
  }

  async all(): Promise<Session[]> {
    return (await this.#database.read.find(sessionEntity)).flatMap((row) => toSession(row) ?? []);
  }

  /** Those of someone beyond the `keep` latest used. */
  async longestUnused(userId: string, keep: number): Promise<Session[]> {
    const rows = await this.#database.read.find(sessionEntity, {
      where: { user_id: userId },
      order: { last_activity_at: 'DESC' },
      skip: keep,
      take: MOST_AT_ONCE,
    });
    return rows.flatMap((row) => toSession(row) ?? []);
  }

  async byId(sessionId: string): Promise<Session | undefined> {
    return toSession(await this.#database.read.findOne(sessionEntity, { where: { id: sessionId } }));
  }

  /** Those that have not expired, the latest used first. */
  async ofUser(userId: string, now: number): Promise<Session[]> {
    const rows = await this.#database.read.find(sessionEntity, {
      where: [
        { user_id: userId, expires_at: MoreThan(now) },
        { user_id: userId, expires_at: 0 },
      ],
      order: { last_activity_at: 'DESC' },
    });
    return rows.flatMap((row) => toSession(row) ?? []);
  }
}

function toSession(row: SessionRow | null): Session | undefined {
  return row ? fill<Session>('model.Session', row) : undefined;
}
