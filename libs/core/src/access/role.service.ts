import type { Role } from '@patchbay/contract';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { refuse } from '../errors.ts';
import knownPermissions from '../facts/permissions.json' with { type: 'json' };
import defaultRoles from '../facts/roles.json' with { type: 'json' };
import { newId } from '../model/ids.ts';
import type { RoleRepository } from './role.repository.ts';

/** What the clients and older servers know, but today's default roles no longer list: everybody who may post may use it. */
const ALSO_GRANTED: Record<string, readonly string[]> = {
  // Since custom emoji came, a step of its own gives these to the roles of old and new servers alike.
  system_user: ['create_emojis', 'delete_emojis'],
  channel_user: ['use_slash_commands'],
  channel_guest: ['use_slash_commands'],
};

/** The roles and what they allow. There are few and everything asks for them, so all of them are in memory. */
export class RoleService {
  readonly #database: Database;
  readonly #rows: RoleRepository;
  readonly #clock: Clock;
  readonly #byName = new Map<string, Role>();
  readonly #permissions = new Map<string, ReadonlySet<string>>();

  private constructor(database: Database, rows: RoleRepository, clock: Clock) {
    this.#database = database;
    this.#rows = rows;
    this.#clock = clock;
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
    const service = new RoleService(database, roles, clock);
    for (const role of await roles.all()) service.#keep(role);
    return service;
  }

  /** Those that exist, in the order asked for. */
  getByNames(names: readonly string[]): Role[] {
    return names.flatMap((name) => this.#byName.get(name) ?? []);
  }

  /** In the order of their names. */
  all(): Role[] {
    return [...this.#byName.values()];
  }

  getById(roleId: string): Role {
    const role = this.all().find((each) => each.id === roleId);
    if (!role) throw refuse('app.role.get.app_error', 'GetRole');
    return role;
  }

  /** Other permissions for a role; sessions have them at once. */
  async setPermissions(roleId: string, permissions: readonly string[]): Promise<Role> {
    const old = this.getById(roleId);
    const unknown = permissions.find((permission) => !Object.hasOwn(knownPermissions, permission));
    if (unknown !== undefined)
      throw refuse('app.role.save.invalid_role.app_error', 'PatchRole', {}, `permission=${unknown}`);
    const role: Role = {
      ...old,
      permissions: [...new Set(permissions)],
      update_at: this.#clock.now(),
    };
    await this.#database.transaction((tx) =>
      this.#rows.update(tx, roleId, { permissions: role.permissions.join(' '), update_at: role.update_at }),
    );
    this.#keep(role);
    return role;
  }

  /** Whether it is given by someone's place in a team or channel; undefined when there is no such role. */
  isSchemeManaged(name: string): boolean | undefined {
    return this.#byName.get(name)?.scheme_managed;
  }

  /** 400 app.role.check_roles_exist.role_not_found for the first that does not. */
  assertExist(names: readonly string[]): void {
    const unknown = names.find((name) => !this.#byName.has(name));
    if (unknown !== undefined)
      throw refuse('app.role.check_roles_exist.role_not_found', 'CheckRolesExist', {}, `role=${unknown}`);
  }

  #keep(role: Role): void {
    this.#byName.set(role.name, role);
    this.#permissions.set(role.name, new Set(role.permissions));
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
