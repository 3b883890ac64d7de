import { Inject, Injectable } from '@nestjs/common';
import { OutgoingFailure, type Core } from '@patchbay/core';
import type { PluginHost } from '@patchbay/host';
import { CORE, PLUGIN_HOST } from '../engine/tokens.ts';
import { pluginContext } from '../http/plugin-context.ts';
import type { SessionContext } from '../http/request-context.ts';
import { pluginAddress } from '../plugin-http/plugin-address.ts';
import { isForSession } from '../plugins/is-for-session.ts';
import { actionFailed } from './errors.ts';
import { pluginPathOf, postToPlugin } from './post-to-plugin.ts';

/** More than any answer has to say, in bytes. */
const MAX_ANSWER_BYTES = 1024 * 1024;

/**
 * Calls whoever put a button, menu or dialog there: a plugin within the process, as the person who acts; anybody else
 * over HTTP, without a word about the session (contract: rest.json, posts/{post_id}/actions).
 */
@Injectable()
export class IntegrationCaller {
  readonly #core: Core;
  readonly #host: PluginHost;

  constructor(@Inject(CORE) core: Core, @Inject(PLUGIN_HOST) host: PluginHost) {
    this.#core = core;
    this.#host = host;
  }

  /** The text of the answer. Throws 400 for one other than 200, too long, too late, or from inside a network. */
  async call(ctx: SessionContext, url: string, body: unknown): Promise<string> {
    const settings = this.#core.config.get().ServiceSettings;
    const path = pluginPathOf(url, settings.SiteURL ?? '');
    if (path !== undefined) {
      // A dialog names its address itself, so it would lead to a plugin that is not there for the person.
      const pluginId = pluginAddress(path)?.pluginId ?? '';
      if (!(await isForSession(this.#core, this.#host, pluginId, ctx.session)))
        throw actionFailed(`there is no plugin ${pluginId}`);
      return postToPlugin(this.#host, settings, {
        path,
        userId: ctx.userId,
        context: pluginContext(ctx),
        body,
      });
    }
    if (!/^https?:\/\//i.test(url))
      throw actionFailed(`${JSON.stringify(url)} is neither a URL nor /plugins/<id>/<path>`);
    const deadlineMs = (settings.OutgoingIntegrationRequestsTimeout ?? 30) * 1_000;
    try {
      const answer = await this.#core.outgoing.request(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: JSON.stringify(body),
        maxBytes: MAX_ANSWER_BYTES,
        deadlineMs,
      });
      if (answer.status !== 200) throw actionFailed(`it answered with status ${String(answer.status)}`);
      return answer.body.toString('utf8');
    } catch (error) {
      if (!(error instanceof OutgoingFailure)) throw error;
      throw actionFailed(error.message.replace(/\.$/, ''));
    }
  }
}
