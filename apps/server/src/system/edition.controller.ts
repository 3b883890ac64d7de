import { Controller, Delete, Get, Inject } from '@nestjs/common';
import type { Core } from '@patchbay/core';
import { CORE } from '../engine/tokens.ts';
import { Ctx } from '../http/decorators.ts';
import { OK } from '../http/ok.ts';
import type { SessionContext } from '../http/request-context.ts';
import { assertCanUnrestricted } from './unrestricted.ts';

/** What clients ask about an edition with more in it, where the answer is that there is none of it. */
@Controller('api/v4')
export class EditionController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Delete('license')
  removeLicense(@Ctx() ctx: SessionContext): typeof OK {
    assertCanUnrestricted(this.#core, ctx.session, 'manage_license_information');
    return OK;
  }

  @Get('license/load_metric')
  load(): { load: number } {
    return { load: 0 };
  }

  @Get('cluster/status')
  cluster(@Ctx() ctx: SessionContext): unknown[] {
    assertCanUnrestricted(this.#core, ctx.session, 'sysconsole_read_environment_high_availability');
    return [];
  }

  @Get('saml/certificate/status')
  saml(@Ctx() ctx: SessionContext): Record<string, boolean> {
    this.#core.access.assertCan(ctx.session, 'get_saml_cert_status');
    return { idp_certificate_file: false, private_key_file: false, public_certificate_file: false };
  }

  @Get('upgrade_to_enterprise/status')
  upgrade(@Ctx() ctx: SessionContext): { percentage: number; error: null } {
    this.#core.access.assertCan(ctx.session, 'manage_system');
    return { percentage: 0, error: null };
  }
}
