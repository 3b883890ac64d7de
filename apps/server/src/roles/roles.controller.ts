import { Controller, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import type { Role } from '@patchbay/contract';
import { present, presentAll, refuse, type Core } from '@patchbay/core';
import { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, JsonBody } from '../http/decorators.ts';
import { invalidBodyParam, invalidUrlParam } from '../http/errors.ts';
import type { SessionContext } from '../http/request-context.ts';

const Names = z.array(z.string()).min(1);
const Patch = z.object({ permissions: z.array(z.string()).nullish() });
const NAME = /^[a-z0-9_]{1,64}$/;
/** How many roles one request may ask for; upstream's number. */
const MOST_NAMES = 100;

/** Whoever could change these could make themselves administrator. */
const FIXED_PERMISSIONS = new Set([
  'sysconsole_write_user_management_system_roles',
  'sysconsole_read_user_management_system_roles',
  'manage_roles',
  'manage_system',
]);
/** Roles that give much: administrators alone change them. */
const PROTECTED_ROLES = new Set([
  'system_admin',
  'system_user_manager',
  'system_read_only_admin',
  'system_manager',
  'system_custom_group_admin',
  'system_shared_channel_manager',
]);
const GUEST_ROLES = new Set(['system_guest', 'team_guest', 'channel_guest']);
const SCHEME_ROLES = new Set([
  'team_admin',
  'channel_admin',
  'system_user',
  'team_user',
  'channel_user',
  'playbook_admin',
  'playbook_member',
  'run_admin',
  'run_member',
]);

/** What roles allow; clients ask to know what to show. */
@Controller('api/v4/roles')
export class RolesController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Get()
  all(@Ctx() ctx: SessionContext): unknown[] {
    this.#core.access.assertCan(ctx.session, 'manage_system');
    return presentAll('model.Role', this.#core.roles.all());
  }

  @Post('names')
  @HttpCode(200)
  byNames(@JsonBody(Names) names: string[]): unknown[] {
    if (names.length > MOST_NAMES)
      throw refuse('api.roles.get_multiple_by_name_too_many.request_error', 'getRolesByNames', {
        max: MOST_NAMES,
      });
    const wanted = names.map((name) => name.trim()).filter((name) => name !== '');
    if (!wanted.every((name) => NAME.test(name))) throw invalidBodyParam('rolename');
    return presentAll('model.Role', this.#core.roles.getByNames(wanted));
  }

  @Get('name/:role_name')
  byName(@Param('role_name') name: string): unknown {
    if (!NAME.test(name)) throw invalidUrlParam('role_name');
    return present('model.Role', this.#core.roles.get(name));
  }

  @Get(':role_id')
  get(@IdParam('role_id') roleId: string): unknown {
    return present('model.Role', this.#core.roles.getById(roleId));
  }

  /** Other permissions. What guests may do is licensed, and nobody makes administrators so. */
  @Put(':role_id/patch')
  async patch(
    @Ctx() ctx: SessionContext,
    @IdParam('role_id') roleId: string,
    @JsonBody(Patch) body: z.infer<typeof Patch>,
  ): Promise<unknown> {
    const { access, roles } = this.#core;
    const old = roles.getById(roleId);
    access.assertCan(
      ctx.session,
      PROTECTED_ROLES.has(old.name) ? 'manage_system' : 'sysconsole_write_user_management_permissions',
    );
    const permissions = body.permissions ?? undefined;
    if (permissions && GUEST_ROLES.has(old.name))
      throw refuse('api.roles.patch_roles.license.error', 'PatchRoles');
    const fixed = permissions && changed(old, permissions).find((name) => FIXED_PERMISSIONS.has(name));
    if (fixed) throw refuse('api.roles.patch_roles.not_allowed_permission.error', 'PatchRoles', {}, fixed);
    access.assertCan(
      ctx.session,
      SCHEME_ROLES.has(old.name) || GUEST_ROLES.has(old.name)
        ? 'sysconsole_write_user_management_permissions'
        : 'sysconsole_write_user_management_system_roles',
    );
    return present('model.Role', permissions ? await roles.setPermissions(roleId, permissions) : old);
  }
}

/** Those that one of the two has and the other has not. */
function changed(old: Role, permissions: readonly string[]): string[] {
  return [
    ...old.permissions.filter((name) => !permissions.includes(name)),
    ...permissions.filter((name) => !old.permissions.includes(name)),
  ];
}
