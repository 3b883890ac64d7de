import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { refuse } from '@patchbay/core';
import { IdParam, JsonBody } from '../http/decorators.ts';
import { TermsBody } from './user-bodies.ts';

/** Terms that people must accept need a licence to be written, so there are none to look up or to accept. */
@Controller('api/v4/users/:user_id/terms_of_service')
export class UserTermsController {
  @Get()
  accepted(@IdParam('user_id') _userId: string): never {
    throw refuse('app.user_terms_of_service.get_by_user.no_rows.app_error', 'GetUserTermsOfService');
  }

  @Post()
  @HttpCode(200)
  accept(@IdParam('user_id') _userId: string, @JsonBody(TermsBody) _body: unknown): never {
    throw refuse('app.terms_of_service.get.no_rows.app_error', 'GetTermsOfService');
  }
}
