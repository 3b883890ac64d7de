import { Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import type { Session, User } from '@patchbay/contract';
import { present, refuse, type Core } from '@patchbay/core';
import type { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, JsonBody, LocalOnly, Public } from '../http/decorators.ts';
import { invalidBodyParam, invalidUrlParam } from '../http/errors.ts';
import { OK } from '../http/ok.ts';
import { pluginContext } from '../http/plugin-context.ts';
import type { RequestContext, SessionContext } from '../http/request-context.ts';
import { TextQuery } from '../http/text-query.ts';
import { NewUser, UserPatch, UserUpdate } from './user-bodies.ts';
import { userView } from './user-view.ts';

type Patch = z.infer<typeof UserPatch>;

/** Accounts, one by one (contract: rest.json, /api/v4/users). */
@Controller('api/v4/users')
export class UsersController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  /** By oneself, with the link of a team (`iid`), with an invitation that came by mail (`t`), or by an administrator. */
  @Post()
  @Public()
  async create(
    @Ctx() ctx: RequestContext,
    @JsonBody(NewUser) body: z.infer<typeof NewUser>,
    @TextQuery('t') token: string,
    @TextQuery('iid') inviteId: string,
  ): Promise<unknown> {
    const { users, signUp, access } = this.#core;
    const byAdmin = ctx.session !== undefined && access.hasPermissionTo(ctx.session, 'manage_system');
    const given = byAdmin ? body : { ...body, email_verified: false };
    const context = pluginContext(ctx);
    const make = (): Promise<User> => {
      if (token !== '') return signUp.withToken(context, given, token);
      if (inviteId !== '') return signUp.withInviteId(context, given, inviteId);
      return byAdmin ? signUp.byAdministrator(context, given) : signUp.signUp(context, given);
    };
    return present('model.User', users.sanitize(await make(), byAdmin ? 'admin' : 'self'));
  }

  /** Every account, administrators too. */
  @Delete()
  @LocalOnly()
  async removeAll(@Ctx() ctx: SessionContext): Promise<typeof OK> {
    await this.#core.userRemoval.removeAll(pluginContext(ctx));
    return OK;
  }

  @Get('username/:username')
  async byUsername(@Ctx() ctx: SessionContext, @Param('username') username: string): Promise<unknown> {
    const user = await this.#found(ctx.session, () => this.#core.users.getByUsername(username));
    return userView(this.#core, ctx.session, user);
  }

  /** Only for who sees addresses anyway. */
  @Get('email/:email')
  async byEmail(@Ctx() ctx: SessionContext, @Param('email') email: string): Promise<unknown> {
    const { config, access, users } = this.#core;
    const sees =
      config.get().PrivacySettings.ShowEmailAddress || access.hasPermissionTo(ctx.session, 'manage_system');
    if (!sees) throw refuse('api.user.get_user_by_email.permissions.app_error', 'getUserByEmail');
    const user = await this.#found(ctx.session, () => users.getByEmail(email));
    return userView(this.#core, ctx.session, user);
  }

  @Get(':user_id')
  async get(@Ctx() ctx: SessionContext, @IdParam('user_id') userId: string): Promise<unknown> {
    if (userId === '') throw invalidUrlParam('user_id');
    await this.#core.access.assertCanSeeUser(ctx.session, userId);
    return userView(this.#core, ctx.session, await this.#core.users.get(userId));
  }

  @Put(':user_id')
  async update(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @JsonBody(UserUpdate) body: z.infer<typeof UserUpdate>,
  ): Promise<unknown> {
    if (body.id !== userId) throw invalidBodyParam('user_id');
    return this.#change(ctx, userId, body, (problem) => (problem ? invalidBodyParam('password') : undefined));
  }

  @Put(':user_id/patch')
  async patch(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @JsonBody(UserPatch) body: Patch,
  ): Promise<unknown> {
    return this.#change(ctx, userId, body);
  }

  /** Deactivates; with `permanent=true`, where that is switched on, deletes for good. */
  @Delete(':user_id')
  async delete(
    @Ctx() ctx: SessionContext,
    @IdParam('user_id') userId: string,
    @TextQuery('permanent') permanent: string,
  ): Promise<typeof OK> {
    const { access, config, users, userRemoval } = this.#core;
    await access.assertCanActForUserOrBot(ctx.session, userId);
    const { TeamSettings, ServiceSettings } = config.get();
    const isAdmin = access.hasPermissionTo(ctx.session, 'manage_system');
    if (userId === ctx.userId && !TeamSettings.EnableUserDeactivation && !isAdmin)
      throw refuse('api.user.update_active.not_enable.app_error', 'deleteUser');
    access.assertCanTouch(ctx.session, await users.get(userId));
    if (permanent !== 'true') await users.setActive(pluginContext(ctx), userId, false);
    else if (ctx.local || ServiceSettings.EnableAPIUserDeletion)
      await userRemoval.remove(pluginContext(ctx), userId);
    else throw refuse('api.user.delete_user.not_enabled.app_error', 'deleteUser');
    return OK;
  }

  @Post(':user_id/convert_to_bot')
  @HttpCode(200)
  async toBot(@Ctx() ctx: SessionContext, @IdParam('user_id') userId: string): Promise<unknown> {
    await this.#core.users.get(userId);
    this.#core.access.assertCan(ctx.session, 'manage_system');
    return present('model.Bot', await this.#core.botConversion.toBot(userId));
  }

  /** Of oneself, another email address takes the password. */
  async #change(
    ctx: SessionContext,
    userId: string,
    { password, ...patch }: Patch,
    mapped: (problem: unknown) => unknown = () => undefined,
  ): Promise<unknown> {
    const { access, users, passwords } = this.#core;
    await access.assertCanActForUserOrBot(ctx.session, userId);
    const old = await users.get(userId);
    access.assertCanTouch(ctx.session, old);
    const movesAddress = patch.email !== undefined && patch.email !== '' && patch.email !== old.email;
    if (movesAddress && ctx.session.is_oauth)
      access.assertCan({ ...ctx.session, roles: '' }, 'edit_other_users');
    if (movesAddress && userId === ctx.userId) {
      if (password === undefined) throw invalidBodyParam('password');
      await passwords.assertIs(old, password).catch((error: unknown) => {
        throw mapped(error) ?? error;
      });
    }
    return userView(this.#core, ctx.session, await users.patch(pluginContext(ctx), userId, patch));
  }

  /** Who may not see everybody does not learn who is not there, either. */
  async #found(session: Session, find: () => Promise<User>): Promise<User> {
    const { access } = this.#core;
    try {
      const user = await find();
      await access.assertCanSeeUser(session, user.id);
      return user;
    } catch (error) {
      if (access.restrictionOf(session) !== undefined) access.assertCan(session, 'view_members');
      throw error;
    }
  }
}
