import { Controller, Get, Inject } from '@nestjs/common';
import type { PostList } from '@patchbay/contract';
import { isId, present, type Core, type Page } from '@patchbay/core';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam } from '../http/decorators.ts';
import { invalidUrlParam } from '../http/errors.ts';
import { PageQuery } from '../http/page-query.ts';
import type { SessionContext } from '../http/request-context.ts';
import { TextQuery } from '../http/text-query.ts';

/** The posts of a channel. */
@Controller('api/v4/channels/:channel_id/posts')
export class ChannelPostsController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  /** A page, or what changed `since`, or what is `after` or `before` a post; the first of them that is given counts. */
  @Get()
  async list(
    @Ctx() ctx: SessionContext,
    @IdParam('channel_id') channelId: string,
    @PageQuery() page: Page,
    @TextQuery('since') since: string,
    @TextQuery('after') after: string,
    @TextQuery('before') before: string,
    @TextQuery('include_deleted') includeDeleted: string,
  ): Promise<unknown> {
    const query = {
      page,
      since: sinceOf(since),
      after: postOf('after', after),
      before: postOf('before', before),
    };
    await this.#core.access.assertCanReadChannel(ctx.session, channelId);
    const deleted = includeDeleted === 'true';
    if (deleted) this.#core.access.assertCan(ctx.session, 'manage_system');
    return present('model.PostList', await this.#read(channelId, query, deleted));
  }

  #read(
    channelId: string,
    query: { page: Page; since: number; after: string; before: string },
    includeDeleted: boolean,
  ): Promise<PostList> {
    const { postListing } = this.#core;
    const { page, since, after, before } = query;
    if (since > 0) return postListing.since(channelId, since);
    if (after !== '') return postListing.after(channelId, after, page);
    if (before !== '') return postListing.before(channelId, before, page);
    return postListing.forChannel(channelId, page, includeDeleted);
  }
}

function sinceOf(text: string): number {
  if (text === '') return 0;
  if (!/^\d{1,16}$/.test(text)) throw invalidUrlParam('since');
  return Number(text);
}

function postOf(name: string, id: string): string {
  if (id !== '' && !isId(id)) throw invalidUrlParam(name);
  return id;
}
