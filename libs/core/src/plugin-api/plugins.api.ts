import type { API } from '@patchbay/contract';
import type { ApiScope } from './api-scope.ts';

type Methods = Pick<
  API,
  'GetPlugins' | 'EnablePlugin' | 'DisablePlugin' | 'RemovePlugin' | 'GetPluginStatus'
> &
  Partial<Pick<API, 'PluginHTTP' | 'InstallPlugin'>>;

/** What plugins may do to plugins. */
export function pluginsApi({ management, manifest }: ApiScope): Methods {
  const { http, install } = management;
  return {
    GetPlugins: async () => {
      const { active, inactive } = management.list();
      return [...active, ...inactive];
    },
    EnablePlugin: (id) => management.enable(id),
    DisablePlugin: (id) => management.disable(id),
    RemovePlugin: (id) => management.remove(id),
    GetPluginStatus: (id) => management.status(id),
    ...(install ? { InstallPlugin: (bundle, replace) => install(bundle, replace) } : {}),
    ...(http ? { PluginHTTP: (request) => http(manifest.id, request) } : {}),
  };
}
