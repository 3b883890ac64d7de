import { Inject, Injectable } from '@nestjs/common';
import type { AutocompleteListItem } from '@patchbay/contract';
import { listItems, type Core, type Typed } from '@patchbay/core';
import type { PluginHost } from '@patchbay/host';
import { postToPlugin, pluginPathOf } from '../actions/post-to-plugin.ts';
import { LOGGER, type Logger } from '../engine/logger.ts';
import { CORE, PLUGIN_HOST } from '../engine/tokens.ts';
import { pluginContext } from '../http/plugin-context.ts';
import type { SessionContext } from '../http/request-context.ts';

/** Of the answer that suggests what to type, in seconds: it is waited for while somebody types. */
const LONGEST_WAIT_S = 5;

export interface TypedWhere {
  readonly teamId: string;
  readonly channelId: string;
  readonly rootId: string;
}

/** Values of arguments that only a plugin knows, asked for at its own address as who types. */
@Injectable()
export class ArgumentItems {
  readonly #core: Core;
  readonly #host: PluginHost;
  readonly #logger: Logger;

  constructor(
    @Inject(CORE) core: Core,
    @Inject(PLUGIN_HOST) host: PluginHost,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.#core = core;
    this.#host = host;
    this.#logger = logger;
  }

  /** Nothing where the plugin does not answer with a list. */
  async of(
    ctx: SessionContext,
    url: string,
    { parsed, rest }: Typed,
    where: TypedWhere,
  ): Promise<AutocompleteListItem[]> {
    const settings = this.#core.config.get().ServiceSettings;
    const path = pluginPathOf(url, settings.SiteURL ?? '');
    if (path === undefined) return [];
    const context = pluginContext(ctx);
    const asked = new URLSearchParams({
      user_input: parsed + rest,
      parsed,
      request_id: context.RequestId,
      session_id: context.SessionId,
      ip_address: context.IPAddress,
      accept_language: context.AcceptLanguage,
      user_agent: context.UserAgent,
      channel_id: where.channelId,
      team_id: where.teamId,
      root_id: where.rootId,
      user_id: ctx.userId,
      site_url: settings.SiteURL ?? '',
    });
    try {
      const said = await postToPlugin(
        this.#host,
        { OutgoingIntegrationRequestsTimeout: LONGEST_WAIT_S },
        {
          path: `${path}${path.includes('?') ? '&' : '?'}${asked.toString()}`,
          method: 'GET',
          userId: ctx.userId,
          context,
        },
      );
      return listItems(JSON.parse(said));
    } catch (error) {
      this.#logger.warn('A plugin did not say what an argument of its command may be', {
        path: path.replace(/\?.*$/, ''),
        error: error instanceof Error ? error.message : String(error),
      });
      return [];
    }
  }
}
