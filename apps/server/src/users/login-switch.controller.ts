import { Controller, HttpCode, Post } from '@nestjs/common';
import { refuse } from '@patchbay/core';
import { z } from 'zod';
import { Ctx, JsonBody, Public } from '../http/decorators.ts';
import { invalidBodyParam, sessionExpired } from '../http/errors.ts';
import type { RequestContext } from '../http/request-context.ts';

const service = z.string().default('');
const Switch = z.looseObject({ current_service: service, new_service: service });
const ELSEWHERE: readonly string[] = ['saml', 'gitlab', 'google', 'office365', 'openid'];

/**
 * Changing how an account logs in: here all do by a password. The refusals are those that upstream ends with; it looks at
 * the account and the password first, and so answers strangers who has one.
 */
@Controller('api/v4/users/login/switch')
export class LoginSwitchController {
  @Post()
  @Public()
  @HttpCode(200)
  switch(
    @Ctx() ctx: RequestContext,
    @JsonBody(Switch) { current_service: from, new_service: to }: z.infer<typeof Switch>,
  ): never {
    if (from === 'email' && ELSEWHERE.includes(to))
      throw refuse('api.user.authorize_oauth_user.unsupported.app_error', 'getSSOProvider');
    if (ELSEWHERE.includes(from) && to === 'email') {
      if (!ctx.session) throw sessionExpired('UserRequired');
      throw refuse('api.user.oauth_to_email.context.app_error', 'SwitchOAuthToEmail');
    }
    if (from === 'email' && to === 'ldap')
      throw refuse('api.user.email_to_ldap.not_available.app_error', 'SwitchEmailToLdap');
    if (from === 'ldap' && to === 'email')
      throw refuse('api.user.ldap_to_email.not_ldap_account.app_error', 'SwitchLdapToEmail');
    throw invalidBodyParam('switch_request');
  }
}
