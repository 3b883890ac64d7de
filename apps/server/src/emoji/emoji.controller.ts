import { Controller, Delete, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { Session } from '@patchbay/contract';
import { EMOJI_BYTES, present, presentAll, refuse, type Core, type Page } from '@patchbay/core';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { withImage, type ImageRefusals } from '../files/receive-image.ts';
import { Ctx, IdParam, JsonBody } from '../http/decorators.ts';
import { invalidBodyParam, invalidUrlParam } from '../http/errors.ts';
import { OK } from '../http/ok.ts';
import { PageQuery } from '../http/page-query.ts';
import type { SessionContext } from '../http/request-context.ts';
import { TextQuery } from '../http/text-query.ts';
import { EmojiNames, EmojiSearch, NewEmoji } from './emoji-bodies.ts';

const MOST_NAMES = 200;
const MOST_FOUND = 200;
const MOST_SUGGESTED = 100;
const IMAGE_MAX_AGE_SECONDS = 2_592_000;

const REFUSALS: ImageRefusals = {
  tooLarge: (limit) => refuse('api.emoji.create.too_large.app_error', 'createEmoji', { limit }),
  malformed: (detail) => refuse('api.emoji.create.parse.app_error', 'createEmoji', {}, detail),
  missing: () => invalidBodyParam('image'),
};

/** Custom emoji (contract: rest.json, /api/v4/emoji). */
@Controller('api/v4/emoji')
export class EmojiController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Post()
  @HttpCode(200)
  async create(@Ctx() ctx: SessionContext, @Req() request: IncomingMessage): Promise<unknown> {
    this.#assertEnabled('createEmoji');
    await this.#assertCan(ctx.session, 'create_emojis');
    const emoji = await withImage(this.#core, request, EMOJI_BYTES, REFUSALS, async ({ path, fields }) => {
      const given = newEmojiOf(fields.get('emoji'));
      if (given.creator_id !== ctx.userId)
        throw refuse('api.emoji.create.other_user.app_error', 'CreateEmoji');
      return this.#core.emoji.create(given, await readFile(path));
    });
    return present('model.Emoji', emoji);
  }

  @Get()
  async list(@PageQuery() page: Page, @TextQuery('sort') sort: string): Promise<unknown[]> {
    this.#assertEnabled('getEmoji');
    if (sort !== '' && sort !== 'name') throw invalidUrlParam('sort');
    return presentAll('model.Emoji', await this.#core.emoji.list(page, sort === 'name'));
  }

  @Post('names')
  @HttpCode(200)
  async byNames(@JsonBody(EmojiNames) names: string[]): Promise<unknown[]> {
    if (names.length === 0) throw invalidBodyParam('names');
    this.#assertEnabled('getEmojisByNames');
    if (names.length > MOST_NAMES)
      throw refuse('api.emoji.get_multiple_by_name_too_many.request_error', 'getEmojisByNames', {
        limit: MOST_NAMES,
      });
    return presentAll('model.Emoji', await this.#core.emoji.byNames(names));
  }

  @Post('search')
  @HttpCode(200)
  async search(
    @JsonBody(EmojiSearch) { term, prefix_only }: z.infer<typeof EmojiSearch>,
  ): Promise<unknown[]> {
    return presentAll('model.Emoji', await this.#core.emoji.search(term, prefix_only, MOST_FOUND));
  }

  @Get('autocomplete')
  async autocomplete(@TextQuery('name') name: string): Promise<unknown[]> {
    if (name === '') throw invalidUrlParam('name');
    return presentAll('model.Emoji', await this.#core.emoji.search(name, true, MOST_SUGGESTED));
  }

  @Get('name/:emoji_name')
  async byName(@Param('emoji_name') name: string): Promise<unknown> {
    if (!/^[a-zA-Z0-9+_-]{1,64}$/.test(name)) throw invalidUrlParam('emoji_name');
    return present('model.Emoji', await this.#core.emoji.getByName(name));
  }

  @Get(':emoji_id')
  async get(@IdParam('emoji_id') emojiId: string): Promise<unknown> {
    return present('model.Emoji', await this.#core.emoji.get(emojiId));
  }

  @Get(':emoji_id/image')
  async image(@IdParam('emoji_id') emojiId: string, @Res() response: ServerResponse): Promise<void> {
    const { data, format } = await this.#core.emoji.image(emojiId);
    response.writeHead(200, {
      'Content-Type': `image/${format}`,
      'Content-Length': data.length,
      'Cache-Control': `max-age=${IMAGE_MAX_AGE_SECONDS}, private`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
    });
    response.end(data);
  }

  /** One's own with delete_emojis; those of others need delete_others_emojis too. */
  @Delete(':emoji_id')
  async delete(@Ctx() ctx: SessionContext, @IdParam('emoji_id') emojiId: string): Promise<typeof OK> {
    const emoji = await this.#core.emoji.get(emojiId);
    await this.#assertCan(ctx.session, 'delete_emojis');
    if (emoji.creator_id !== ctx.userId) await this.#assertCan(ctx.session, 'delete_others_emojis');
    await this.#core.emoji.delete(emojiId);
    return OK;
  }

  #assertEnabled(where: string): void {
    if (!this.#core.emoji.isEnabled) throw refuse('api.emoji.disabled.app_error', where);
  }

  /** Emoji are everybody's: a role in any one team is enough. */
  async #assertCan(session: Session, permission: string): Promise<void> {
    const { access, teamMembers } = this.#core;
    if (access.hasPermissionTo(session, permission)) return;
    for (const member of await teamMembers.ofUser(session.user_id))
      if (await access.hasPermissionToTeam(session, member.team_id, permission)) return;
    access.assertCan(session, permission);
  }
}

function newEmojiOf(text: string | undefined): z.infer<typeof NewEmoji> {
  try {
    return NewEmoji.parse(JSON.parse(text ?? ''));
  } catch (error) {
    throw invalidBodyParam('emoji', error instanceof Error ? error.message : String(error));
  }
}
