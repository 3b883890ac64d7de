import { Controller, Get, Header, HttpCode, Inject, Param, Post } from '@nestjs/common';
import {
  isId,
  readableConfig,
  type ConfigHistoryEntry,
  type ConfigTree,
  type Core,
  type Page,
} from '@patchbay/core';
import type { Session } from '@patchbay/contract';
import { CORE } from '../engine/tokens.ts';
import { Ctx } from '../http/decorators.ts';
import { invalidUrlParam } from '../http/errors.ts';
import { PageQuery } from '../http/page-query.ts';
import type { SessionContext } from '../http/request-context.ts';
import { configAuthor } from './config-author.ts';

const NO_STORE = 'no-cache, no-store, must-revalidate';

/** Who changed which setting when, and the way back: what only Patchbay has. */
@Controller('api/v4/config/history')
export class ConfigHistoryController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  /** Newest first; of each change the settings that one may read, and no change of which one may read nothing. */
  @Get()
  @Header('Cache-Control', NO_STORE)
  async history(@Ctx() ctx: SessionContext, @PageQuery() page: Page): Promise<ConfigHistoryEntry[]> {
    this.#core.access.assertCanUseConsole(ctx.session, 'read');
    const entries = await this.#core.config.history(page);
    return entries
      .map((entry) => ({ ...entry, changes: this.#readable(ctx.session, entry.changes) }))
      .filter(({ changes }, at) => Object.keys(changes).length > 0 || isEmpty(entries[at]));
  }

  /** Puts back what one change changed; 409 where a later one changed the same. Answers the configuration then. */
  @Post(':change_id/undo')
  @HttpCode(200)
  @Header('Cache-Control', NO_STORE)
  async undo(@Ctx() ctx: SessionContext, @Param('change_id') id: string): Promise<ConfigTree> {
    if (!isId(id)) throw invalidUrlParam('change_id');
    this.#core.access.assertCanUseConsole(ctx.session, 'write');
    const saved = await this.#core.config.undo(id, configAuthor(this.#core, ctx));
    await this.#core.config.settled();
    return readableConfig(saved as unknown as ConfigTree, (permission) =>
      this.#core.access.hasPermissionTo(ctx.session, permission),
    );
  }

  #readable(session: Session, changes: ConfigHistoryEntry['changes']): ConfigHistoryEntry['changes'] {
    const grants = (permission: string) => this.#core.access.hasPermissionTo(session, permission);
    return Object.fromEntries(
      Object.entries(changes).filter(([path]) => {
        const shown = readableConfig(nested(path.split('.')), grants);
        return Object.keys(shown).length > 0;
      }),
    );
  }
}

const isEmpty = (entry: ConfigHistoryEntry | undefined): boolean =>
  Object.keys(entry?.changes ?? {}).length === 0;

/** A configuration with nothing but one setting. */
function nested([key = '', ...deeper]: readonly string[]): ConfigTree {
  return { [key]: deeper.length === 0 ? true : nested(deeper) };
}
