import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { Core } from '@patchbay/core';
import type { ServerResponse } from 'node:http';
import { CORE } from '../engine/tokens.ts';
import { Ctx, Public } from '../http/decorators.ts';
import { invalidBodyParam } from '../http/errors.ts';
import type { RequestContext, SessionContext } from '../http/request-context.ts';
import { TextQuery } from '../http/text-query.ts';

/** A link is followed for so long, in milliseconds. */
const REDIRECT_DEADLINE_MS = 5_000;
const LONGEST_LOCATION = 2_100;

/** Small facts about the server as a whole. */
@Controller('api/v4')
export class SystemController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  /** Any `get_server_status` has the parts looked at, of which headers and body tell. */
  @Get('system/ping')
  @Public()
  async ping(
    @Ctx() ctx: RequestContext,
    @TextQuery('get_server_status') withStatus: string,
    @TextQuery('use_rest_semantics') restSemantics: string,
    @TextQuery('device_id') deviceId: string,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<Record<string, unknown>> {
    const asked = withStatus !== '';
    const isHealthy = !asked || (await this.#core.system.isHealthy());
    if (!isHealthy && restSemantics !== 'true') response.statusCode = 500;
    const status = isHealthy ? 'OK' : 'UNHEALTHY';
    const parts = { status, database_status: status, filestore_status: 'OK' };
    if (asked) for (const [name, value] of Object.entries(parts)) response.setHeader(name, value);
    const isAdmin = ctx.session && this.#core.access.hasPermissionTo(ctx.session, 'manage_system');
    return {
      AndroidLatestVersion: '',
      AndroidMinVersion: '',
      DesktopLatestVersion: '',
      DesktopMinVersion: '',
      IosLatestVersion: '',
      IosMinVersion: '',
      ActiveSearchBackend: 'database',
      ...(asked ? parts : { status }),
      ...(asked && isAdmin && { root_status: process.geteuid?.() === 0 }),
      ...(deviceId !== '' && { CanReceiveNotifications: 'unknown' }),
    };
  }

  @Get('system/timezones')
  timezones(): string[] {
    return Intl.supportedValuesOf('timeZone');
  }

  /** There is never a license. */
  @Get('license/client')
  @Public()
  license(@TextQuery('format') format: string): Record<string, string> {
    if (format !== '' && format !== 'old') throw invalidBodyParam('format');
    return { IsLicensed: 'false' };
  }

  /** Which migrations of the database have run; for whoever sees anything of the console. */
  @Get('system/schema/version')
  async schema(@Ctx() ctx: SessionContext): Promise<{ version: number; name: string }[]> {
    this.#core.access.assertCanUseConsole(ctx.session, 'read');
    return this.#core.system.appliedMigrations();
  }

  /** Where a link leads to that only points on; '' for one that leads nowhere else, and where previews of links are off. */
  @Get('redirect_location')
  async redirectLocation(@TextQuery('url') url: string): Promise<{ location: string }> {
    if (!this.#core.config.get().ServiceSettings.EnableLinkPreviews) return { location: '' };
    if (url === '') throw invalidBodyParam('url');
    try {
      const request = { method: 'HEAD', deadlineMs: REDIRECT_DEADLINE_MS };
      const { href } = (await this.#core.outgoing.request(url, request)).url;
      return { location: href === new URL(url).href ? '' : href.slice(0, LONGEST_LOCATION) };
    } catch {
      // Whoever asks learns nothing about what the server can reach.
      return { location: '' };
    }
  }
}
