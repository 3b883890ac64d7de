import { Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import type { Core } from '@patchbay/core';
import type { PluginHost } from '@patchbay/host';
import { z } from 'zod';
import { LOGGER, type Logger } from '../engine/logger.ts';
import { CORE, PLUGIN_HOST } from '../engine/tokens.ts';
import { Ctx, RawJsonBody } from '../http/decorators.ts';
import type { JsonBody } from '../http/json-body.middleware.ts';
import { OK } from '../http/ok.ts';
import { pluginContext } from '../http/plugin-context.ts';
import { readJson } from '../http/read-json.ts';
import type { SessionContext } from '../http/request-context.ts';
import { onboardingRefused, organizationMissing } from '../system/errors.ts';
import { Marketplace } from './marketplace.ts';

const Onboarding = z.object({
  organization: z.string().default(''),
  install_plugins: z.array(z.string()).nullish(),
});
const NAME = 'FirstAdminSetupComplete';

/** The first steps of the first administrator, and the plugins that they choose on the way. */
@Controller('api/v4/system/onboarding/complete')
export class OnboardingController {
  readonly #core: Core;
  readonly #host: PluginHost;
  readonly #marketplace: Marketplace;
  readonly #logger: Logger;

  constructor(
    @Inject(CORE) core: Core,
    @Inject(PLUGIN_HOST) host: PluginHost,
    @Inject(Marketplace) marketplace: Marketplace,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.#core = core;
    this.#host = host;
    this.#marketplace = marketplace;
    this.#logger = logger;
  }

  @Get()
  async get(@Ctx() ctx: SessionContext): Promise<{ name: string; value: string }> {
    this.#core.access.assertCan(ctx.session, 'manage_system');
    return { name: NAME, value: (await this.#core.system.get(NAME)) ?? 'false' };
  }

  /** Answers at once; the plugins come when they come, and the log says which did not. */
  @Post()
  @HttpCode(200)
  async complete(@Ctx() ctx: SessionContext, @RawJsonBody() sent: JsonBody): Promise<typeof OK> {
    if (!this.#core.access.hasPermissionTo(ctx.session, 'manage_system')) throw onboardingRefused();
    const { organization, install_plugins: pluginIds } = readJson(sent, Onboarding);
    if (organization === '') throw organizationMissing();
    await this.#core.system.set('OrganizationName', organization);
    if (this.#core.config.get().PluginSettings.Enable)
      for (const id of new Set(pluginIds ?? [])) void this.#install(id, ctx);
    await this.#core.system.set(NAME, 'true');
    return OK;
  }

  /** Installs and enables a plugin of the marketplace and tells it by whom (hook OnInstall). */
  async #install(id: string, ctx: SessionContext): Promise<void> {
    try {
      const { id: installed } = await this.#marketplace.install(id);
      await this.#core.config.actingAs(ctx.userId, () => this.#host.enable(installed));
      await this.#host.hooks.one(installed, 'OnInstall', [pluginContext(ctx), { UserId: ctx.userId }]);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'hook.not_active') return;
      this.#logger.error('A plugin chosen at the first setup was not installed, enabled or told', {
        plugin_id: id,
        error: error instanceof Error ? error.message : String(error),
      });
    }
  }
}
