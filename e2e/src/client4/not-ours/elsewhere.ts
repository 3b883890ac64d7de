import { uncalled } from '../not-ours.ts';

/** What is asked of something else, or cannot be tried. */
export const elsewhere = {
  restartServer: uncalled('It would end the server that the other calls ask'),
  getTranslations: uncalled('It asks for a file of the web app, at an address that its caller knows'),
  getMarketplaceApps: uncalled("Apps are a plugin of Mattermost's own"),
  executeAppCall: uncalled("Apps are a plugin of Mattermost's own"),
  getAppsBindings: uncalled("Apps are a plugin of Mattermost's own"),
  getAppsOAuthAppIDs: uncalled("Apps are a plugin of Mattermost's own"),
  getAppsBotIDs: uncalled("Apps are a plugin of Mattermost's own"),
  getCallsChannelState: uncalled("Calls are a plugin of Mattermost's own"),
};
