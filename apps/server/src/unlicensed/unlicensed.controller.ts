import { Controller, Inject, RequestMapping, RequestMethod } from '@nestjs/common';
import type { Core } from '@patchbay/core';
import { CORE } from '../engine/tokens.ts';
import { Ctx, Public } from '../http/decorators.ts';
import type { SessionContext } from '../http/request-context.ts';
import { unlicensed } from './errors.ts';
import type { UnlicensedFeature } from './unlicensed-feature.ts';
import { unlicensedFeatures } from './unlicensed-features.ts';

/** Answers for every licensed feature from the table; its handlers are made from it, one for each route. */
@Controller('api/v4')
export class UnlicensedController {
  readonly core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.core = core;
  }
}

for (const feature of unlicensedFeatures) for (const route of feature.routes) addHandler(route, feature);

/** What `@Get('groups')` and its like do to a method, done to one that stands nowhere. */
function addHandler(route: string, feature: UnlicensedFeature): void {
  const [method, path] = route.split(' ') as [keyof typeof RequestMethod, string];
  const handler = {
    configurable: true,
    value: function (this: UnlicensedController, { session }: SessionContext): never {
      if (feature.permission !== undefined) this.core.access.assertCan(session, feature.permission);
      throw unlicensed(feature);
    },
  };
  const { prototype } = UnlicensedController;
  Object.defineProperty(prototype, route, handler);
  Ctx()(prototype, route, 0);
  RequestMapping({ path, method: RequestMethod[method] })(prototype, route, handler);
  if (feature.isPublic) Public()(prototype, route, handler);
}
