import { GeneralTypes } from 'mattermost-redux/action_types';
import { getMyPreferences } from 'mattermost-redux/actions/preferences';
import { Client4 } from 'mattermost-redux/client';
import { getConfig } from 'mattermost-redux/selectors/entities/general';
import type { ClientPluginManifest } from '@patchbay/registry';
import { loadTeamChannels } from './actions/channels.ts';
import { loadLatestPosts } from './actions/posts-pages.ts';
import { loadConfig, loadMe, loadMyTeams } from './actions/session.ts';
import { fetchPlugins } from './actions/plugin-management.ts';
import type { AppServices } from './app-context.ts';
import { currentLocale } from './i18n/current-locale.ts';
import { handlerFailure } from './plugins/error-of-plugin.ts';
import { installGlobals, installPluginLibraries } from './plugins/globals.ts';
import { notifyOfPost } from './notifications/notify-of-post.ts';
import { PluginHost } from './plugins/plugin-host.ts';
import { PluginLoader } from './plugins/plugin-loader.ts';
import { panelPopout, popoutsApi } from './plugins/popouts-api.ts';
import { SwitchedOffPlugins, localStorageOf } from './plugins/switched-off-plugins.ts';
import { WebFailureReporter } from './plugins/web-failure-reporter.ts';
import { PluginTranslations } from './plugins/plugin-translations.ts';
import { reportToServer } from './plugins/report-to-server.ts';
import type { PluginsOnWindow } from './plugins/web-plugin.ts';
import { sendWebFailure } from './rest/web-failure.ts';
import { basename, siteUrl } from './site-url.ts';
import {
  followDialogTriggers,
  openInteractiveDialog,
} from './components/interactive-dialog/open-interactive-dialog.ts';
import { catchUp } from './socket/catch-up.ts';
import { handleCoreEvent, handlePluginEvent } from './socket/event-handlers.ts';
import type { SocketMessage } from './socket/frames.ts';
import { SocketConnection } from './socket/socket-connection.ts';
import { WebSocketClient } from './socket/web-socket-client.ts';
import { createAppStore } from './store/store.ts';
import { channelPostsStale } from './store/views/channel.ts';
import { receivedTranslations } from './store/views/i18n.ts';

/** The running app without its page: the store, the socket, and the plugins. */
export class App implements AppServices {
  readonly store = createAppStore();
  readonly socket = new SocketConnection({ url: siteUrl(), path: `${basename}/socket.io` });
  readonly webSocketClient = new WebSocketClient(this.socket, (pluginId, error) =>
    this.webHalfFailed(pluginId, 'socket listener', error),
  );
  readonly translations = new PluginTranslations(
    () => currentLocale(this.store.getState()),
    (locale, messages) => this.store.dispatch(receivedTranslations(locale, messages)),
    (pluginId, error) => this.webHalfFailed(pluginId, 'translations', error),
  );
  readonly #host = new PluginHost(this.store, this.translations, (pluginId, location, error) => {
    reportToServer(handlerFailure(pluginId, location, error));
    this.webHalfFailed(pluginId, location, error);
  });
  readonly #failures = new WebFailureReporter({
    send: sendWebFailure,
    isLoggedIn: () => this.#userId !== '',
  });
  readonly #loader: PluginLoader;
  readonly #window: Window;
  #isSocketOpen = false;
  #isStarted = false;
  #isCaughtUp = false;

  constructor(window: Window) {
    this.#window = window;
    const plugins: PluginsOnWindow = {};
    this.#loader = new PluginLoader({
      window,
      siteUrl: siteUrl(),
      store: this.store,
      host: this.#host,
      plugins,
      fetchManifests: () => Client4.getWebappPlugins() as unknown as Promise<ClientPluginManifest[]>,
      switchedOff: new SwitchedOffPlugins(localStorageOf(window)),
      report: reportToServer,
      failed: ({ id, version }, reason, error) => this.#failures.report(id, version, reason, error),
      removed: (pluginId) => this.#failures.forget(pluginId),
    });
    Client4.setUrl(siteUrl());
    Client4.setIncludeCookies(true);
    Client4.setAuthHeader = false;
    installGlobals({
      target: window,
      plugins,
      registerPlugin: this.#loader.registerPlugin,
      popouts: popoutsApi(this.popOutPanel),
      openInteractiveDialog: (dialog) => void this.store.dispatch(openInteractiveDialog(dialog)),
      onError: (pluginId, error) => this.webHalfFailed(pluginId, 'root', error),
    });
    this.#listen();
  }

  /**
   * Before anything is drawn: the configuration, then the plugins, then who is logged in. Plugins come before the
   * login is known (contract: webapp §2.1). Answers whether the server could be reached.
   */
  async start(): Promise<boolean> {
    const [{ error }] = await Promise.all([
      this.store.dispatch(loadConfig()),
      installPluginLibraries(this.#window).catch((failure: unknown) =>
        // Some bundles then fail by themselves; the chat goes on.
        reportToServer(`plugin_libraries_failed error=${String(failure)}`),
      ),
    ]);
    if (error !== undefined) {
      return false;
    }
    const isAskedFirst = getConfig(this.store.getState()).EnableClientPerformanceDebugging === 'true';
    if (isAskedFirst) {
      // Whether there are to be plugins at all is then the person's choice.
      await this.store.dispatch(loadMe());
      await this.store.dispatch(getMyPreferences());
    }
    await this.#loader.initialize();
    if (!isAskedFirst) {
      await this.store.dispatch(loadMe());
    }
    this.#isStarted = true;
    return true;
  }

  openSocket = (): void => {
    if (!this.#isSocketOpen) {
      this.#isSocketOpen = true;
      this.socket.open();
    }
  };

  webHalfFailed = (pluginId: string, location: string, error: unknown): void => {
    if (pluginId === '') {
      reportToServer(`webapp_listener_failed location=${location} error=${String(error)}`);
      return;
    }
    const version = this.store.getState().plugins.plugins[pluginId]?.version ?? '';
    this.#failures.report(pluginId, version, location, error);
  };

  popOutPanel = panelPopout(this.#host.popouts, (pluginId, error) =>
    this.webHalfFailed(pluginId, 'popout listener', error),
  );

  switchPlugin = (pluginId: string, isOn: boolean): void => {
    void this.#loader.switch(pluginId, isOn);
  };

  get #userId(): string {
    return this.store.getState().entities.users.currentUserId;
  }

  /** When the session ends the page is loaded anew: the scripts of plugins cannot be unloaded (contract: webapp §2.14). */
  reloadOnLogout(reload: () => void): void {
    let before = this.store.getState().entities.users.currentUserId;
    this.store.subscribe(() => {
      const { currentUserId } = this.store.getState().entities.users;
      const isOver = before !== '' && currentUserId === '';
      before = currentUserId;
      if (isOver) {
        this.socket.close();
        reload();
      }
    });
  }

  #listen(): void {
    const { dispatch } = this.store;
    followDialogTriggers(this.store);
    let userId = this.#userId;
    this.store.subscribe(() => {
      const isLogin = userId === '' && this.#userId !== '';
      userId = this.#userId;
      if (isLogin) {
        this.#failures.flush();
        this.#loadOwnPlugins();
      }
    });
    this.socket.onMessage.add((message) => this.#received(message));
    this.socket.onConnected.add(({ again }) => {
      dispatch({ type: GeneralTypes.WEBSOCKET_SUCCESS, timestamp: Date.now() });
      if (again) {
        void this.#loader.reload().then(() => this.#host.events.reconnected());
        this.#failures.flush();
      }
    });
    this.socket.onDisconnected.add(({ byServer }) => {
      dispatch({ type: GeneralTypes.WEBSOCKET_CLOSED, timestamp: Date.now() });
      if (byServer) {
        void dispatch(loadMe());
      }
    });
    this.socket.onMissed.add(() => void this.#refetch());
  }

  /** Before the login only those that are for everybody came. Who was logged in when the page came has all already. */
  #loadOwnPlugins(): void {
    if (this.#isStarted && this.store.getState().entities.general.config.PluginsEnabled === 'true') {
      void this.#loader.reload();
    }
  }

  #received(message: SocketMessage): void {
    if (message.event === 'hello') {
      const { connectionId } = this.socket;
      const serverHostname = String(message.data.server_hostname ?? '');
      if (!this.#isCaughtUp) {
        this.#isCaughtUp = true;
        catchUp(this.store, () => void this.#refetch());
      }
      this.store.dispatch({ type: GeneralTypes.SET_CONNECTION_ID, payload: { connectionId } });
      this.store.dispatch({ type: GeneralTypes.SET_SERVER_HOSTNAME, payload: { serverHostname } });
    }
    this.store.dispatch(handleCoreEvent(message));
    handlePluginEvent(message, this.#loader);
    this.#host.events.handle(message);
    if (message.event === 'posted') {
      void this.store.dispatch(notifyOfPost(message.data, this));
    }
  }

  /** Anything may have changed while events were missed. */
  async #refetch(): Promise<void> {
    const { dispatch, getState } = this.store;
    const { entities, views } = getState();
    const { currentTeamId } = entities.teams;
    const open = entities.channels.currentChannelId;
    const stale = Object.keys(views.channel.loaded).filter((channelId) => channelId !== open);
    dispatch(channelPostsStale(stale));
    await dispatch(loadMyTeams());
    if (currentTeamId !== '') {
      await dispatch(loadTeamChannels(currentTeamId));
    }
    if (open !== '') {
      await dispatch(loadLatestPosts(open));
    }
    if (Object.keys(entities.admin.plugins ?? {}).length > 0) {
      await dispatch(fetchPlugins());
    }
  }
}
