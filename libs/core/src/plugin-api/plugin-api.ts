import type { AddedApiName, API } from '@patchbay/contract';
import type { ApiScope } from './api-scope.ts';
import { botsApi } from './bots.api.ts';
import { channelsApi } from './channels.api.ts';
import { commandsApi } from './commands.api.ts';
import { configurationApi } from './configuration.api.ts';
import { emojiApi } from './emoji.api.ts';
import { eventsApi } from './events.api.ts';
import { groupsApi } from './groups.api.ts';
import { filesApi } from './files.api.ts';
import { keyValuesApi } from './key-values.api.ts';
import { logApi } from './log.api.ts';
import { mailApi } from './mail.api.ts';
import { permissionsApi } from './permissions.api.ts';
import { pluginsApi } from './plugins.api.ts';
import { postsApi } from './posts.api.ts';
import { preferencesApi } from './preferences.api.ts';
import { reactionsApi } from './reactions.api.ts';
import { searchApi } from './search.api.ts';
import { accessControlApi } from './access-control.api.ts';
import { clusterApi } from './cluster.api.ts';
import { licensingApi } from './licensing.api.ts';
import { oauthApi } from './oauth.api.ts';
import { pushApi } from './push.api.ts';
import { propertiesApi } from './properties.api.ts';
import { serverApi } from './server.api.ts';
import { sharedChannelsApi } from './shared-channels.api.ts';
import { teamsApi } from './teams.api.ts';
import { usersApi } from './users.api.ts';

/** The API one plugin sees, area by area. What is missing answers 501 by name; what is our own may not be missing. */
export function pluginApi(scope: ApiScope): Partial<API> & Pick<API, AddedApiName> {
  return {
    ...configurationApi(scope),
    ...serverApi(scope),
    ...logApi(scope),
    ...usersApi(scope),
    ...teamsApi(scope),
    ...channelsApi(scope),
    ...postsApi(scope),
    ...reactionsApi(scope),
    ...searchApi(scope),
    ...filesApi(scope),
    ...emojiApi(scope),
    ...commandsApi(scope),
    ...keyValuesApi(scope),
    ...permissionsApi(scope),
    ...botsApi(scope),
    ...groupsApi(scope),
    ...mailApi(scope),
    ...eventsApi(scope),
    ...preferencesApi(scope),
    ...pluginsApi(scope),
    ...sharedChannelsApi(scope),
    ...propertiesApi(scope),
    ...oauthApi(scope),
    ...accessControlApi(scope),
    ...clusterApi(scope),
    ...pushApi(scope),
    ...licensingApi(scope),
  };
}
