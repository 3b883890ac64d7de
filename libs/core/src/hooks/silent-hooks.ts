import type { ChatHooks, Refusal } from '@patchbay/hooks';

const nothing = (): void => undefined;
const nobodyObjects = (): Promise<undefined> => Promise.resolve(undefined);

/** What a guard would say: none of them is there. */
function absent(guards: readonly string[] | undefined): Refusal | undefined {
  const [pluginId] = guards ?? [];
  if (pluginId === undefined) return undefined;
  const reason = `No plugin is attached: ${pluginId} cannot be asked.`;
  return { unanswered: { pluginId, reason, guard: true, inactive: true } };
}

const unchanged =
  <T>() =>
  (_context: unknown, value: T, guards?: readonly string[]): Promise<{ value: T } | Refusal> =>
    Promise.resolve(absent(guards) ?? { value });

/** What counts before plugins are attached: nobody objects, nobody listens; what is guarded stays closed. */
export const silentHooks: ChatHooks = {
  notify: nothing,
  isWanted: () => false,
  collect: () => Promise.resolve([]),
  one: (pluginId, hook) =>
    Promise.reject(new Error(`No plugin is attached: ${pluginId} cannot be asked ${hook}.`)),
  channelWillBeArchived: nobodyObjects,
  channelWillBeRestored: (_context, _channel, guards) => Promise.resolve(absent(guards)),
  channelWillBeUpdated: (_context, value, _old, guards) => Promise.resolve(absent(guards) ?? { value }),
  channelMemberWillBeAdded: unchanged(),
  teamMemberWillBeAdded: unchanged(),
  fileWillBeUploaded: (_context, value) => Promise.resolve({ value }),
  fileWillBeDownloaded: nobodyObjects,
  scheduledPostWillBeCreated: unchanged(),
  draftWillBeUpserted: unchanged(),
  notificationWillBePushed: (value) => Promise.resolve({ value }),
  emailNotificationWillBeSent: (value) => Promise.resolve({ value }),
  messagesWillBeConsumed: (_context, posts) => Promise.resolve([...posts]),
  messageWillBePosted: (_context, post, guards) => Promise.resolve(absent(guards) ?? { post }),
  messageHasBeenPosted: nothing,
  messageWillBeUpdated: (_context, post, _old, guards) => Promise.resolve(absent(guards) ?? { post }),
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
