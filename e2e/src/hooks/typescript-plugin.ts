import { once } from 'node:events';
import { buffer, text } from 'node:stream/consumers';
import { Readable, type Writable } from 'node:stream';

import {
  definePlugin,
  runPlugin,
  type Context,
  type HttpRequest,
  type ResponseWriter,
} from '@patchbay/plugin-sdk';

/** What to do in a hook, where what it was called with has `match` in it: see fixtures/go-hooks-plugin. */
interface Told {
  match?: string;
  reject?: string;
  replace?: object;
  fail?: string;
  crash?: boolean;
}

/** Hooks that answer why not, or ''. */
const REFUSING = ['UserWillLogIn', 'ChannelWillBeArchived', 'ChannelWillBeRestored', 'FileWillBeDownloaded'];

/** Hooks that answer [what it is instead, why not]: which of their arguments that is. */
const REPLACING: Readonly<Record<string, number>> = {
  MessageWillBePosted: 1,
  MessageWillBeUpdated: 1,
  ScheduledPostWillBeCreated: 1,
  DraftWillBeUpserted: 1,
  ChannelWillBeUpdated: 1,
  ChannelMemberWillBeAdded: 1,
  TeamMemberWillBeAdded: 1,
  EmailNotificationWillBeSent: 0,
  NotificationWillBePushed: 0,
};

/** Hooks that answer nothing, or fail. */
const TOLD = [
  'OnConfigurationChange',
  'OnSAMLLogin',
  'UserHasBeenCreated',
  'UserHasLoggedIn',
  'UserHasBeenDeactivated',
  'PreferencesHaveChanged',
  'MessageHasBeenPosted',
  'MessageHasBeenUpdated',
  'MessageHasBeenDeleted',
  'ReactionHasBeenAdded',
  'ReactionHasBeenRemoved',
  'ChannelHasBeenCreated',
  'UserHasJoinedChannel',
  'UserHasLeftChannel',
  'UserHasJoinedTeam',
  'UserHasLeftTeam',
  'OnPluginClusterEvent',
  'OnWebSocketConnect',
  'OnWebSocketDisconnect',
  'OnInstall',
  'OnSendDailyTelemetry',
  'OnCloudLimitsUpdated',
  'OnSharedChannelsAttachmentSyncMsg',
  'OnSharedChannelsProfileImageSyncMsg',
];

const calls: { hook: string; args: unknown[] }[] = [];
let told: Record<string, Told> = {};

function note(hook: string, ...args: unknown[]): Told {
  calls.push({ hook, args });
  const toDo = told[hook] ?? {};
  if (toDo.match !== undefined && !JSON.stringify(args).includes(toDo.match)) return {};
  if (toDo.crash) process.exit(7);
  if (toDo.fail) throw new Error(toDo.fail);
  return toDo;
}

const hooks: Record<string, (...args: never[]) => unknown> = {};
for (const hook of REFUSING) hooks[hook] = (...args: unknown[]) => note(hook, ...args).reject ?? '';
for (const [hook, index] of Object.entries(REPLACING))
  hooks[hook] = (...args: unknown[]) => {
    const { reject = '', replace } = note(hook, ...args);
    if (reject) return [undefined, reject];
    // For this one, nothing is no yes.
    const unchanged = hook === 'MessageWillBeUpdated' ? args[index] : undefined;
    return [replace ? { ...(args[index] as object), ...replace } : unchanged, ''];
  };
for (const hook of TOLD) hooks[hook] = (...args: unknown[]) => void note(hook, ...args);
for (const hook of ['MessagesWillBeConsumed', 'MessagesWillBeConsumedWithContext'])
  hooks[hook] = (...args: unknown[]) => {
    const { replace } = note(hook, ...args);
    return replace ? (args.at(-1) as object[]).map((post) => ({ ...post, ...replace })) : [];
  };

await runPlugin(
  definePlugin((plugin) => ({
    ...(hooks as object),
    async OnActivate() {
      note('OnActivate');
      await plugin.api.RegisterCommand({ trigger: 'recorded-ts', auto_complete: true });
    },
    async OnDeactivate() {
      await plugin.api.LogInfo('OnDeactivate was called');
    },
    ExecuteCommand(context, args) {
      note('ExecuteCommand', context, args);
      return { response_type: 'ephemeral', text: `recorded ${args.command}` } as never;
    },
    ConfigurationWillBeSaved(config) {
      const { replace } = note('ConfigurationWillBeSaved', { SiteName: config.TeamSettings.SiteName });
      if (!replace) return undefined;
      return { ...config, TeamSettings: { ...config.TeamSettings, ...sectionOf(replace) } };
    },
    async FileWillBeUploaded(context: Context, info, file: Readable, output: Writable) {
      const content = await text(file);
      const { reject = '', replace } = note('FileWillBeUploaded', context, info, content);
      if (!replace || reject) return [undefined, reject];
      output.write(content.toUpperCase());
      return [{ ...info, ...replace }, ''];
    },
    WebSocketMessageHasBeenPosted(connection, userId, { action, data }) {
      note('WebSocketMessageHasBeenPosted', connection, userId, { action, data });
    },
    RunDataRetention(now, batch) {
      note('RunDataRetention', now, batch);
      return 0;
    },
    OnSharedChannelsSyncMsg(message, remote) {
      note('OnSharedChannelsSyncMsg', message, remote);
      return {} as never;
    },
    OnSharedChannelsPing(remote) {
      return note('OnSharedChannelsPing', remote).reject === undefined;
    },
    GenerateSupportData(context) {
      note('GenerateSupportData', context);
      return [{ Filename: 'recorded-ts.txt', Body: Buffer.from('recorded') }];
    },
    ServeMetrics(context, response, request) {
      note('ServeMetrics', context, request.method, new URL(request.url ?? '', 'http://x').pathname);
      response.end('recorded 1\n');
    },
    async ServeHTTP(context, response, request) {
      if (!request.url.endsWith('/api')) return serve(context, response, request);
      const { method, id, body } = JSON.parse((await bodyOf(request)).toString()) as Asked;
      response.setHeader('Content-Type', 'application/json');
      if (method === 'RegisterPluginForSharedChannels') {
        const opts = { Displayname: 'Recorder', PluginID: 'com.example.recorded-ts', CreatorID: id };
        response.end(JSON.stringify(await plugin.api.RegisterPluginForSharedChannels(opts)));
        return;
      }
      await plugin.api.InviteRemoteToChannel(id, body?.remoteId ?? '', body?.userId ?? '', true);
      response.end('null');
    },
  })),
);

function sectionOf(replace: object): object {
  return (replace as { TeamSettings?: object }).TeamSettings ?? {};
}

/** GET: what was kept; PUT: what to do; DELETE: forget both. */
async function serve(context: Context, response: ResponseWriter, request: HttpRequest): Promise<void> {
  const { pathname } = new URL(request.url ?? '', 'http://x');
  response.setHeader('Content-Type', 'application/json');
  if (pathname === '/served') {
    note('ServeHTTP', context, request.method, pathname);
    response.end('"served"');
    return;
  }
  if (request.method === 'PUT') told = JSON.parse((await bodyOf(request)).toString()) as Record<string, Told>;
  if (request.method === 'DELETE') {
    calls.length = 0;
    told = {};
  }
  response.end(JSON.stringify(calls));
  await once(response, 'finish').catch(() => undefined);
}

/** What is asked of the server through the plugin. */
interface Asked {
  readonly method: string;
  readonly id: string;
  readonly body?: { readonly remoteId: string; readonly userId: string };
}

function bodyOf(request: HttpRequest): Promise<Buffer> {
  return buffer(request.body ?? Readable.from([]));
}
