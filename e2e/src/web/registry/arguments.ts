import { registryMethods } from '@patchbay/contract/web';

import type { Given, Told } from './proof.ts';

type Check = (told: Told) => boolean;

const has =
  (...keys: string[]): Check =>
  (told) =>
    'keys' in told && keys.every((key) => told.keys.includes(key));
const matches =
  (pattern: RegExp): Check =>
  (told) =>
    told.type === 'string' && pattern.test(String(told.value));
const is =
  (...types: Told['type'][]): Check =>
  (told) =>
    types.includes(told.type);

const id = matches(/^[a-z0-9]{26}$/);
const channel = has('id', 'display_name', 'type', 'team_id');
const post = has('message', 'channel_id', 'user_id');
const fileInfo = has('id', 'name', 'extension', 'mime_type');

/** What a prop or an argument is, by the name that the contract has for it. */
const byName: Readonly<Record<string, Check>> = {
  theme: has('centerChannelBg', 'sidebarBg', 'mentionBj'),
  webSocketClient: has('sendMessage', 'addMessageListener', 'userTyping'),
  user: has('id', 'username'),
  hide: is('function'),
  status: is('string', 'null'),
  fromWebhook: is('boolean', 'undefined'),
  postId: id,
  channelId: id,
  teamId: id,
  threadId: is('string', 'undefined'),
  onHeightChange: is('function'),
  searchTerms: is('string'),
  onChangeSearch: is('function'),
  onRunSearch: is('function'),
  terms: matches(/./),
  href: matches(/^https?:/),
  show: is('boolean'),
  setCanCreate: is('function'),
  setAction: is('function'),
  newBoardInfoIcon: has('props'),
  channel,
  channelMember: has('channel_id', 'user_id', 'roles'),
  post,
  newPost: has('message'),
  oldPost: post,
  compactDisplay: is('boolean', 'undefined'),
  isRHS: is('boolean', 'undefined'),
  embed: has('type'),
  fileInfo,
  handleDropdownOpened: is('function', 'undefined'),
  draft: has('message'),
  getSelectedText: is('function'),
  updateText: is('function'),
  code: matches(/./),
  lastViewedAt: is('number'),
  checkPluginHooksAndUploadFiles: is('function'),
  files: is('array'),
  uploadFiles: is('function'),
  msg: has('event', 'data', 'broadcast', 'seq'),
  message: is('string'),
  onModalDismissed: is('function'),
  label: is('string'),
  config: has('PluginSettings'),
  license: has('IsLicensed'),
  disabled: is('boolean'),
  setByEnv: is('boolean'),
  showConfirm: is('boolean'),
  onChange: is('function'),
  registerSaveAction: is('function'),
  unRegisterSaveAction: is('function'),
  setSaveNeeded: is('function'),
  cancelSubmit: is('function'),
  settingsList: is('array'),
  sectionTitle: is('string'),
  css: has('gridArea'),
  state: has('entities', 'views', 'plugins'),
  msgProps: has('post', 'mentions'),
};

/** Names that mean something else in one method. */
const byMethod: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  registerSlashCommandWillBePostedHook: { args: has('channel_id', 'team_id', 'root_id') },
  registerDesktopNotificationHook: { args: has('title', 'body', 'silent', 'soundName', 'url', 'notify') },
  registerAdminConsoleCustomSetting: {
    id: matches(/^PluginSettings\.Plugins\./),
    helpText: () => true,
    value: () => true,
  },
  registerAdminConsoleCustomSection: { sectionDescription: () => true },
};

/** Callbacks of which the contract's table has no parameters: what they get is said in its words. */
const beyond: Readonly<Record<string, Readonly<Record<string, readonly Check[]>>>> = {
  registerMainMenuAction: { action: [] },
  registerProductSwitcherMenuItem: { action: [], isHidden: [has('entities')] },
  registerUserGuideDropdownMenuAction: { action: [has('target', 'preventDefault')] },
  registerChannelHeaderMenuAction: { shouldRender: [has('entities')] },
  registerComposerPlaceholder: {
    transform: [is('string'), channel, has('entities'), has('formatMessage')],
  },
  registerChannelTypeOption: {
    isAvailable: [has('entities')],
    onCreate: [has('teamId', 'displayName', 'url', 'purpose', 'type')],
  },
  registerActionAfterChannelCreation: { followUp: [id, id] },
  registerChannelSettingsTab: {
    shouldRender: [has('entities'), channel],
    onSave: [has('choice'), channel],
    loadValues: [channel],
  },
  registerFilePreviewComponent: { override: [fileInfo, post] },
  registerTranslations: { getTranslationsForLocale: [matches(/^en/)] },
  registerAdminConsolePlugin: { func: [is('object')] },
  registerSiteStatisticsHandler: { handler: [] },
  registerRHSPluginPopoutListener: {
    onPopoutOpened: [matches(/./), is('string', 'undefined'), has('sendToPopout', 'onMessageFromPopout')],
  },
};

/** What is wrong with what a method's registrations were given; nothing where it is as the contract says. */
export function faults(method: string, given: Readonly<Record<string, Given>>): string[] {
  const contract = registryMethods.find(({ name }) => name === method);
  const said = Object.entries(contract?.props ?? {}).flatMap(([part, names]) =>
    faultsOfPart(method, part, names, given[part]),
  );
  const more = Object.entries(beyond[method] ?? {}).flatMap(([part, checks]) =>
    faultsOfCalls(part, checks, given[part]),
  );
  return [...said, ...more].map((fault) => `${method}: ${fault}`);
}

function faultsOfPart(method: string, part: string, names: readonly string[], given?: Given): string[] {
  if (given === undefined) return [`${part} was not used`];
  if (given.props === undefined) {
    const required = names.filter((name) => !name.endsWith('?'));
    return faultsOfCalls(
      part,
      (given.calls?.at(-1)?.length ?? 0) > required.length
        ? names.map((name) => checkOf(method, name))
        : required.map((name) => checkOf(method, name)),
      given,
    );
  }
  const { props } = given;
  return names.flatMap((name) => {
    const key = name.replace('?', '');
    const told = props[key];
    if (told === undefined) return name.endsWith('?') ? [] : [`${part} lacks ${key}`];
    return checkOf(method, name)(told) || (name.endsWith('?') && told.type === 'undefined')
      ? []
      : [`${part} got a ${key} that is ${JSON.stringify(told)}`];
  });
}

function checkOf(method: string, name: string): Check {
  const key = name.replace('?', '');
  const check = byMethod[method]?.[key] ?? byName[key];
  if (check === undefined) throw new Error(`${method}: nobody has said what ${key} is`);
  return check;
}

function faultsOfCalls(part: string, checks: readonly Check[], given?: Given): string[] {
  const last = given?.calls?.at(-1);
  if (last === undefined) return [`${part} was not called`];
  const wrong = checks.flatMap((check, index) => {
    const told = last[index];
    return told !== undefined && check(told)
      ? []
      : [`argument ${index} of ${part} is ${JSON.stringify(told ?? null)}`];
  });
  return last.length > checks.length ? [...wrong, `${part} got ${last.length} arguments`] : wrong;
}
