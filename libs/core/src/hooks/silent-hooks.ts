import type { ChatHooks } from '@patchbay/hooks';

const nothing = (): void => undefined;

/** What counts before plugins are attached: nobody objects, nobody listens. */
export const silentHooks: ChatHooks = {
  notify: nothing,
  messageWillBePosted: (_context, post) => Promise.resolve({ post }),
  messageHasBeenPosted: nothing,
  messageWillBeUpdated: (_context, post) => Promise.resolve({ post }),
  messageHasBeenUpdated: nothing,
  messageHasBeenDeleted: nothing,
  channelHasBeenCreated: nothing,
  userHasJoinedChannel: nothing,
  userHasLeftChannel: nothing,
  userHasJoinedTeam: nothing,
  userHasLeftTeam: nothing,
  userHasBeenCreated: nothing,
  userHasBeenDeactivated: nothing,
  userWillLogIn: () => Promise.resolve(''),
  userHasLoggedIn: nothing,
  configurationWillBeSaved: (config) => Promise.resolve(config),
  preferencesHaveChanged: nothing,
  executeCommand: () => Promise.resolve(undefined),
  whyNotActive: () => '',
  onWebSocketConnect: nothing,
  onWebSocketDisconnect: nothing,
  webSocketMessageHasBeenPosted: nothing,
};
