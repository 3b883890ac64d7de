import type { ChatHooks } from '@patchbay/hooks';

const nothing = (): void => undefined;
const nobodyObjects = (): Promise<undefined> => Promise.resolve(undefined);

/** What counts before plugins are attached: nobody objects, nobody listens. */
export const silentHooks: ChatHooks = {
  notify: nothing,
  isWanted: () => false,
  collect: () => Promise.resolve([]),
  one: (pluginId, hook) =>
    Promise.reject(new Error(`No plugin is attached: ${pluginId} cannot be asked ${hook}.`)),
  channelWillBeArchived: nobodyObjects,
  channelWillBeRestored: nobodyObjects,
  channelWillBeUpdated: (_context, value) => Promise.resolve({ value }),
  channelMemberWillBeAdded: (_context, value) => Promise.resolve({ value }),
  teamMemberWillBeAdded: (_context, value) => Promise.resolve({ value }),
  fileWillBeDownloaded: nobodyObjects,
  scheduledPostWillBeCreated: (_context, value) => Promise.resolve({ value }),
  draftWillBeUpserted: (_context, value) => Promise.resolve({ value }),
  notificationWillBePushed: (value) => Promise.resolve({ value }),
  emailNotificationWillBeSent: (value) => Promise.resolve({ value }),
  messagesWillBeConsumed: (_context, posts) => Promise.resolve([...posts]),
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
