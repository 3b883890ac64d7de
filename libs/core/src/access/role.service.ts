import type { Role } from '@patchbay/contract';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { refuse } from '../errors.ts';
import defaultRoles from '../facts/roles.json' with { type: 'json' };
import { newId } from '../model/ids.ts';
import type { RoleRepository } from './role.repository.ts';

/** What the clients and older servers know, but today's default roles no longer list: everybody who may post may use it. */
const ALSO_GRANTED: Record<string, readonly string[]> = {
  channel_user: ['use_slash_commands'],
  channel_guest: ['use_slash_commands'],
};

/** The roles and what they allow. There are few and everything asks for them, so all of them are in memory. */
export class RoleService {
  readonly #byName: ReadonlyMap<string, Role>;
  readonly #permissions: ReadonlyMap<string, ReadonlySet<string>>;

  private constructor(roles: readonly Role[]) {
    this.#byName = new Map(roles.map((role) => [role.name, role]));
    this.#permissions = new Map(roles.map((role) => [role.name, new Set(role.permissions)]));
  }

  /** Reads the roles; those of Mattermost that are missing are made. */
  static async open(database: Database, roles: RoleRepository, clock: Clock): Promise<RoleService> {
    const present = new Set((await roles.all()).map((role) => role.name));
    const missing = Object.entries(defaultRoles).filter(([name]) => !present.has(name));
    if (missing.length > 0)
      await database.transaction(async (tx) => {
        for (const [name, role] of missing)
          await roles.insert(tx, {
            id: newId(),
            name,
            display_name: `authentication.roles.${name}.name`,
            description: `authentication.roles.${name}.description`,
            create_at: clock.now(),
            update_at: clock.now(),
            delete_at: 0,
            permissions: [...new Set([...role.permissions, ...(ALSO_GRANTED[name] ?? [])])].join(' '),
            scheme_managed: role.schemeManaged,
            built_in: true,
          });
      });
    return new RoleService(await roles.all());
  }

  /** Those that exist, in the order asked for. */
  getByNames(names: readonly string[]): Role[] {
    return names.flatMap((name) => this.#byName.get(name) ?? []);
  }

  get(name: string): Role {
    const role = this.#byName.get(name);
    if (!role) throw refuse('app.role.get_by_name.app_error', 'GetRoleByName');
    return role;
  }

  /** Whether one of the roles allows it; unknown roles allow nothing. */
  grant(names: readonly string[], permission: string): boolean {
    return names.some((name) => this.#permissions.get(name)?.has(permission) ?? false);
  }
}
