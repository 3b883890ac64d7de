import type { API, OAuthApp } from '@patchbay/contract';
import type { ApiScope } from './api-scope.ts';
import { received } from './input.ts';

type Methods = Pick<API, 'CreateOAuthApp' | 'GetOAuthApp' | 'UpdateOAuthApp' | 'DeleteOAuthApp'>;

/** Applications of the OAuth 2.0 provider. */
export function oauthApi({ core }: ApiScope): Methods {
  const { oauthApps } = core;
  const app = (given: Parameters<API['CreateOAuthApp']>[0]) => received<OAuthApp>('model.OAuthApp', given);
  return {
    CreateOAuthApp: (given) => oauthApps.create(app(given)),
    GetOAuthApp: (appId) => oauthApps.get(appId),
    UpdateOAuthApp: async (given) => {
      const wanted = app(given);
      return oauthApps.update(await oauthApps.get(wanted.id), wanted);
    },
    DeleteOAuthApp: async (appId) => {
      await oauthApps.delete((await oauthApps.get(appId)).id);
    },
  };
}
