import { Controller, HttpCode, Inject, Post, Put } from '@nestjs/common';
import { refuse, roleNames, type Core } from '@patchbay/core';
import type { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, JsonBody } from '../http/decorators.ts';
import { invalidBodyParam } from '../http/errors.ts';
import { OK } from '../http/ok.ts';
import { pluginContext } from '../http/plugin-context.ts';
import type { SessionContext } from '../http/request-context.ts';
import { noteAudit } from './note-audit.ts';
import { ActiveBody, AuthBody, PasswordBody, RolesBody } from './user-bodies.ts';
import { userView } from './user-view.ts';

/** Roles that Mattermost gives with a licence only. */
const LICENSED_ROLES = new Set([
  'system_user_manager',
  'system_read_only_admin',
  'system_manager',
  'system_custom_group_admin',
  'system_shared_channel_manager',
]);

/** What somebody who looks after accounts does to one, and everybody to their own password. */
@Controller('api/v4/users/:user_id')
export class UserAccountController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Put('roles')
  async roles(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @JsonBody(RolesBody) { roles }: z.infer<typeof RolesBody>,
  ): Promise<typeof OK> {
    const names = roleNames(roles);
    if (names.length === 0 || !names.every((name) => /^[a-z0-9_]{1,64}$/.test(name)))
      throw invalidBodyParam('roles');
    if (names.some((name) => LICENSED_ROLES.has(name)))
      throw refuse('api.user.update_user_roles.license.app_error', 'updateUserRoles');
    this.#core.access.assertCan(ctx.session, 'manage_roles');
    this.#core.roles.assertExist(names);
    await this.#core.users.setRoles(userId, names.join(' '));
    await noteAudit(this.#core, ctx, userId, 'roles', `new_roles=${names.join(' ')}`);
    return OK;
  }

  @Put('active')
  async active(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @JsonBody(ActiveBody) { active }: z.infer<typeof ActiveBody>,
  ): Promise<typeof OK> {
    const { access, config, users, events, mail } = this.#core;
    const leaves = !active && userId === ctx.userId;
    if (!leaves && !access.hasPermissionTo(ctx.session, 'sysconsole_write_user_management_users'))
      throw refuse('api.user.update_active.permissions.app_error', 'updateUserActive');
    if (leaves && !config.get().TeamSettings.EnableUserDeactivation)
      throw refuse('api.user.update_active.not_enable.app_error', 'updateUserActive');
    const user = await users.get(userId);
    access.assertCanTouch(ctx.session, user);
    if (
      active &&
      roleNames(user.roles).includes('system_guest') &&
      !config.get().GuestAccountsSettings.Enable
    )
      throw refuse(
        'api.user.update_active.cannot_enable_guest_when_guest_feature_is_disabled.app_error',
        'updateUserActive',
      );
    await users.setActive(pluginContext(ctx), userId, active);
    if (leaves) mail.sendLater(this.#core.letters.deactivated(user.email));
    events.publish({ event: 'user_activation_status_change', data: {} });
    return OK;
  }

  /** One's own with the current one; others' by who looks after accounts. */
  @Put('password')
  async password(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @JsonBody(PasswordBody) body: z.infer<typeof PasswordBody>,
  ): Promise<typeof OK> {
    const { passwords } = this.#core;
    const isSelf = userId === ctx.userId && userId !== '';
    const mayForOthers = await this.#maySetPassword(ctx, userId);
    const hashed = body.already_hashed === true || body.already_hashed === 'true';
    if (hashed && !mayForOthers)
      throw refuse(
        isSelf
          ? 'api.user.update_password.user_and_hashed.app_error'
          : 'api.user.update_password.context.app_error',
        'updatePassword',
      );
    if (hashed) await passwords.setHashed(userId, body.new_password);
    else if (isSelf) {
      if (body.current_password === '') throw invalidBodyParam('current_password');
      await passwords.changeOwn(pluginContext(ctx), userId, body.current_password, body.new_password);
    } else if (mayForOthers) await passwords.set(userId, body.new_password);
    else throw refuse('api.user.update_password.context.app_error', 'updatePassword');
    await noteAudit(this.#core, ctx, userId, 'password', 'completed');
    return OK;
  }

  /** Unlocks an account that too many failed logins have locked. */
  @Post('reset_failed_attempts')
  @HttpCode(200)
  async unlock(@Ctx() ctx: SessionContext, @IdParam('user_id') userId: string): Promise<typeof OK> {
    const { access, users } = this.#core;
    if (!access.hasPermissionTo(ctx.session, 'sysconsole_write_user_management_users'))
      throw refuse(
        'api.user.reset_password_failed_attempts.permissions.app_error',
        'resetPasswordFailedAttempts',
      );
    const user = await users.get(userId);
    access.assertCanTouch(ctx.session, user);
    if (user.auth_service !== '')
      throw refuse(
        'api.user.reset_password_failed_attempts.ldap_and_email_only.app_error',
        'resetPasswordFailedAttempts',
      );
    await users.resetFailedAttempts(userId);
    return OK;
  }

  /** Another way to log in: administrators only. */
  @Put('auth')
  async auth(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @JsonBody(AuthBody) body: z.infer<typeof AuthBody>,
  ): Promise<unknown> {
    this.#core.access.assertCan(ctx.session, 'manage_system');
    if (!body.auth_data || body.auth_service === '')
      throw refuse('api.user.update_user_auth.invalid_request', 'updateUserAuth');
    const auth = { auth_data: body.auth_data, auth_service: body.auth_service };
    await this.#core.users.setAuth(userId, auth);
    return auth;
  }

  @Post('email/verify/member')
  @HttpCode(200)
  async verified(@Ctx() ctx: SessionContext, @IdParam('user_id') userId: string): Promise<unknown> {
    const user = await this.#core.users.get(userId);
    this.#core.access.assertCan(ctx.session, 'manage_system');
    const after = await this.#core.emailVerification.setVerified(user.id, user.email);
    return userView(this.#core, ctx.session, after);
  }

  @Post('promote')
  @HttpCode(200)
  async promote(@Ctx() ctx: SessionContext, @IdParam('user_id') userId: string): Promise<typeof OK> {
    this.#core.access.assertCan(ctx.session, 'promote_guest');
    await this.#core.guestPromotion.promote(pluginContext(ctx), userId, ctx.userId);
    return OK;
  }

  /** Guests need a licence, whoever asks. */
  @Post('demote')
  @HttpCode(200)
  demote(@IdParam('user_id') _userId: string): never {
    throw refuse('api.team.demote_user_to_guest.license.error', 'demoteUserToGuest');
  }

  async #maySetPassword(ctx: SessionContext, userId: string): Promise<boolean> {
    const { access, users } = this.#core;
    const [user] = await users.getByIds([userId]);
    if (!user) return ctx.local;
    const isAdmin = access.rolesGrant(roleNames(user.roles), 'manage_system');
    return access.hasPermissionTo(
      ctx.session,
      isAdmin ? 'manage_system' : 'sysconsole_write_user_management_users',
    );
  }
}
