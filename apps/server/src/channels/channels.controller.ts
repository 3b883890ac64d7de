import { Controller, Delete, Get, HttpCode, Inject, Post, Put } from '@nestjs/common';
import type { Channel, User } from '@patchbay/contract';
import { present, presentAll, refuse, type Core } from '@patchbay/core';
import type { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, JsonBody, RawJsonBody } from '../http/decorators.ts';
import { invalidBodyParam } from '../http/errors.ts';
import type { JsonBody as RawBody } from '../http/json-body.middleware.ts';
import { OK } from '../http/ok.ts';
import { pluginContext } from '../http/plugin-context.ts';
import { readJson } from '../http/read-json.ts';
import type { SessionContext } from '../http/request-context.ts';
import { assertCanChangeProperties } from './channel-access.ts';
import { ChannelPatch, ChannelUpdate, NewChannel, Privacy } from './channel-bodies.ts';
import { FlagQuery } from './flag-query.ts';

const DEFAULT_CHANNEL = 'town-square';

/** Single channels: made, changed, archived (contract: rest.json, /api/v4/channels). */
@Controller('api/v4/channels')
export class ChannelsController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Post()
  async create(
    @Ctx() ctx: SessionContext,
    @JsonBody(NewChannel) body: z.infer<typeof NewChannel>,
  ): Promise<unknown> {
    const permission = body.type === 'O' ? 'create_public_channel' : 'create_private_channel';
    await this.#core.access.assertCanInTeam(ctx.session, body.team_id, permission);
    const given = { ...body, group_constrained: body.group_constrained ?? undefined };
    return this.#view(await this.#core.channels.create(pluginContext(ctx), given, ctx.userId));
  }

  @Get(':channel_id')
  async get(@Ctx() ctx: SessionContext, @IdParam('channel_id') channelId: string): Promise<unknown> {
    await this.#core.access.assertCanReadChannel(ctx.session, channelId);
    return this.#filled(await this.#core.channels.get(channelId));
  }

  /** Everything that may change is replaced. */
  @Put(':channel_id')
  async update(
    @Ctx() ctx: SessionContext,
    @IdParam('channel_id') channelId: string,
    @JsonBody(ChannelUpdate) body: z.infer<typeof ChannelUpdate>,
  ): Promise<unknown> {
    if (body.id !== channelId) throw invalidBodyParam('channel_id');
    const old = await this.#core.channels.get(channelId);
    await assertCanChangeProperties({ core: this.#core, session: ctx.session }, old);
    const where = 'updateChannel';
    const named = { name: body.name || old.name, display_name: body.display_name || old.display_name };
    if (isDirect(old) && (differs(old, named) || body.purpose !== old.purpose))
      throw refuse('api.channel.update_channel.update_direct_or_group_messages_not_allowed.app_error', where);
    if (old.delete_at > 0) throw refuse('api.channel.update_channel.deleted.app_error', where);
    if (body.type && body.type !== old.type)
      throw refuse('api.channel.update_channel.typechange.app_error', where);
    this.#assertDefaultKeepsItsName(old, named.name);
    const { header, purpose, group_constrained } = body;
    const wanted = {
      id: channelId,
      ...named,
      header,
      purpose,
      group_constrained: group_constrained ?? undefined,
    };
    const actor = await this.#actor(ctx);
    return this.#view(await this.#core.channelChanges.update(pluginContext(ctx), wanted, actor));
  }

  @Put(':channel_id/patch')
  async patch(
    @Ctx() ctx: SessionContext,
    @IdParam('channel_id') channelId: string,
    @RawJsonBody() raw: RawBody,
  ): Promise<unknown> {
    const old = await this.#core.channels.get(channelId);
    await assertCanChangeProperties({ core: this.#core, session: ctx.session }, old);
    const given = readJson(raw, ChannelPatch);
    const patch = withoutNulls(given);
    const where = 'patchChannel';
    if (isDirect(old) && (differs(old, patch) || (patch.purpose ?? old.purpose) !== old.purpose))
      throw refuse(
        'api.channel.patch_update_channel.update_direct_or_group_messages_not_allowed.app_error',
        where,
      );
    this.#assertDefaultKeepsItsName(old, patch.name);
    if (given.banner_info) throw refuse('license_error.feature_unavailable.specific', where);
    const actor = await this.#actor(ctx);
    return this.#filled(await this.#core.channelChanges.patch(pluginContext(ctx), channelId, patch, actor));
  }

  /** Public or private. */
  @Put(':channel_id/privacy')
  async setPrivacy(
    @Ctx() ctx: SessionContext,
    @IdParam('channel_id') channelId: string,
    @JsonBody(Privacy) { privacy }: z.infer<typeof Privacy>,
  ): Promise<unknown> {
    await this.#core.channels.get(channelId);
    const permission =
      privacy === 'O' ? 'convert_private_channel_to_public' : 'convert_public_channel_to_private';
    await this.#core.access.assertCanInChannel(ctx.session, channelId, permission);
    const actor = await this.#actor(ctx);
    return this.#view(
      await this.#core.channelChanges.setPrivacy(pluginContext(ctx), channelId, privacy, actor),
    );
  }

  @Post(':channel_id/restore')
  @HttpCode(200)
  async restore(@Ctx() ctx: SessionContext, @IdParam('channel_id') channelId: string): Promise<unknown> {
    const { team_id } = await this.#core.channels.get(channelId);
    if (!this.#core.access.hasPermissionTo(ctx.session, 'sysconsole_write_user_management_channels'))
      await this.#core.access.assertCanInTeam(ctx.session, team_id, 'manage_team');
    const actor = await this.#actor(ctx);
    return this.#view(await this.#core.channelChanges.restore(pluginContext(ctx), channelId, actor));
  }

  /** Archives it; with `?permanent=true` it is deleted, where that is switched on and on the local socket. */
  @Delete(':channel_id')
  async delete(
    @Ctx() ctx: SessionContext,
    @IdParam('channel_id') channelId: string,
    @FlagQuery('permanent') permanent: boolean,
  ): Promise<typeof OK> {
    const channel = await this.#core.channels.get(channelId);
    if (isDirect(channel)) throw refuse('api.channel.delete_channel.type.invalid', 'deleteChannel');
    const permission = channel.type === 'O' ? 'delete_public_channel' : 'delete_private_channel';
    await this.#core.access.assertCanInChannel(ctx.session, channelId, permission);
    if (!permanent)
      await this.#core.channelChanges.archive(pluginContext(ctx), channelId, await this.#actor(ctx));
    else {
      const { EnableAPIChannelDeletion } = this.#core.config.get().ServiceSettings;
      if (!ctx.local && EnableAPIChannelDeletion !== true)
        throw refuse('api.user.delete_channel.not_enabled.app_error', 'deleteChannel');
      await this.#core.channelChanges.deleteForGood(channelId);
    }
    return OK;
  }

  /** Undefined on the local socket: nobody is logged in there. */
  async #actor(ctx: SessionContext): Promise<User | undefined> {
    return ctx.userId === '' ? undefined : this.#core.users.get(ctx.userId);
  }

  #assertDefaultKeepsItsName(channel: Channel, name: string | undefined): void {
    if (channel.name === DEFAULT_CHANNEL && name !== undefined && name !== DEFAULT_CHANNEL)
      throw refuse('api.channel.update_channel.tried.app_error', 'updateChannel', {
        channel: DEFAULT_CHANNEL,
      });
  }

  async #filled(channel: Channel): Promise<unknown> {
    return presentAll('model.Channel', await this.#core.channelLists.withMentions([channel]))[0];
  }

  #view(channel: Channel): unknown {
    return present('model.Channel', channel);
  }
}

function isDirect({ type }: Channel): boolean {
  return type === 'D' || type === 'G';
}

function differs(
  old: Channel,
  { name = old.name, display_name = old.display_name }: { name?: string; display_name?: string },
): boolean {
  return name !== old.name || display_name !== old.display_name;
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], null> };

function withoutNulls<T extends object>(given: T): Given<T> {
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== null && value !== undefined),
  ) as Given<T>;
}
