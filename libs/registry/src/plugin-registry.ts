import { ActionTypes } from './action-types.ts';
import type { ComponentName } from './component-names.ts';
import { generateId } from './generate-id.ts';
import { pluginReducerName } from './plugin-reducer-name.ts';
import { reArg } from './re-arg.ts';
import type { RegistryHost } from './registry-host.ts';
import { resolveReactElement } from './resolve-react-element.ts';
import { rightHandSideActions } from './rhs-actions.ts';

type Fields = Record<string, unknown>;

/**
 * What a plugin gets as the first argument of `initialize` (contract: registry, webapp §2). A method that the host
 * has no place for is absent: plugins detect features by presence (contract: webapp §12).
 *
 * Once `isLive` says no (the plugin was removed or failed), every method does nothing; those that return an id still
 * return one (contract: webapp §2.9).
 */
export class PluginRegistry {
  readonly id: string;
  readonly supports = { globalAppBar: true, globalRhs: true };
  readonly #host: RegistryHost;
  readonly #isLive: () => boolean;

  constructor(id: string, host: RegistryHost, isLive: () => boolean = () => true) {
    this.id = id;
    this.#host = host;
    this.#isLive = isLive;
  }

  registerRootComponent = this.#component('Root');
  registerGlobalComponent = this.#component('Global');
  registerLeftSidebarHeaderComponent = this.#component('LeftSidebarHeader');
  registerBottomTeamSidebarComponent = this.#component('BottomTeamSidebar');
  registerChannelHeaderIcon = this.#component('ChannelHeaderIcon');
  registerChannelToastComponent = this.#component('ChannelToast');
  registerSidebarChannelLinkLabelComponent = this.#component('SidebarChannelLinkLabel');
  registerPostMessageAttachmentComponent = this.#component('PostMessageAttachment');

  registerMessageWillBePostedHook = this.#hook('MessageWillBePosted');
  registerMessageWillBeUpdatedHook = this.#hook('MessageWillBeUpdated');
  registerSlashCommandWillBePostedHook = this.#hook('SlashCommandWillBePosted');
  registerMessageWillFormatHook = this.#hook('MessageWillFormat');

  registerChannelHeaderButtonAction = reArg(['icon', 'action', 'dropdownText', 'tooltipText'], (args) => {
    const entry = {
      icon: this.#element(args.icon),
      action: args.action,
      dropdownText: this.#element(args.dropdownText),
      tooltipText: this.#element(args.tooltipText),
    };
    return this.#add(['ChannelHeaderButton', 'MobileChannelHeaderButton'], entry);
  });

  registerMainMenuAction = reArg(['text', 'action', 'mobileIcon'], ({ text, action, mobileIcon }) =>
    this.#add(['MainMenu'], { text: this.#element(text), action, mobileIcon: this.#element(mobileIcon) }),
  );

  registerChannelHeaderMenuAction = reArg(['text', 'action', 'shouldRender'], (args) =>
    this.#add(['ChannelHeader'], {
      text: this.#element(args.text),
      action: args.action,
      shouldRender: typeof args.shouldRender === 'function' ? args.shouldRender : () => true,
    }),
  );

  registerPostDropdownMenuAction = reArg(['text', 'action', 'filter'], ({ text, action, filter }) =>
    this.#add(['PostDropdownMenu'], { text: this.#element(text), action, filter }),
  );

  registerRightHandSidebarComponent = reArg(['component', 'title', 'showPopout'], (args) => {
    const id = this.#add(['RightHandSidebarComponent'], {
      component: args.component,
      title: this.#element(args.title),
      showPopout: args.showPopout ?? true,
    });
    return { id, ...rightHandSideActions(id) };
  });

  registerNeedsTeamRoute = this.#route('NeedsTeamComponent');
  registerCustomRoute = this.#route('CustomRouteComponent');

  registerPostTypeComponent = reArg(['type', 'component'], ({ type, component }) => {
    const data = { id: generateId(), pluginId: this.id, type, component };
    this.#dispatch({ type: ActionTypes.RECEIVED_PLUGIN_POST_COMPONENT, data });
    return data.id;
  });

  registerReducer = reArg(['reducer'], ({ reducer }) => {
    if (this.#isLive()) {
      this.#host.addReducer(pluginReducerName(this.id), reducer as never);
    }
  });

  registerTranslations = reArg(['getTranslationsForLocale'], ({ getTranslationsForLocale }) => {
    if (this.#isLive()) {
      this.#host.addTranslations(this.id, getTranslationsForLocale as never);
    }
  });

  registerWebSocketEventHandler = reArg(['event', 'handler'], ({ event, handler }) => {
    if (this.#isLive()) {
      this.#host.events.setEventHandler(this.id, event as string, handler as never);
    }
  });

  unregisterWebSocketEventHandler = reArg(['event'], ({ event }) => {
    if (this.#isLive()) {
      this.#host.events.removeEventHandler(this.id, event as string);
    }
  });

  registerReconnectHandler = reArg(['handler'], ({ handler }) => {
    if (this.#isLive()) {
      this.#host.events.setReconnectHandler(this.id, handler as never);
    }
  });

  unregisterReconnectHandler = (): void => {
    if (this.#isLive()) {
      this.#host.events.removeReconnectHandler(this.id);
    }
  };

  unregisterComponent = reArg(['componentId'], ({ componentId }) => {
    this.#dispatch({ type: ActionTypes.REMOVED_PLUGIN_COMPONENT, id: componentId });
  });

  unregisterPostTypeComponent = reArg(['componentId'], ({ componentId }) => {
    this.#dispatch({ type: ActionTypes.REMOVED_PLUGIN_POST_COMPONENT, id: componentId });
  });

  #component(name: ComponentName) {
    return reArg(['component'], ({ component }) => this.#add([name], { component }));
  }

  #hook(name: ComponentName) {
    return reArg(['hook'], ({ hook }) => this.#add([name], { hook }));
  }

  #route(name: ComponentName) {
    return reArg(['route', 'component'], ({ route, component }) =>
      this.#add([name], { component, route: `${this.id}/${String(route).replace(/^\/+/, '')}` }),
    );
  }

  /** The same id in every list, so that one `unregisterComponent` takes it out of all. */
  #add(names: ComponentName[], fields: Fields): string {
    const data = { id: generateId(), pluginId: this.id, ...fields };
    for (const name of names) {
      this.#dispatch({ type: ActionTypes.RECEIVED_PLUGIN_COMPONENT, name, data });
    }
    return data.id;
  }

  #element(value: unknown): unknown {
    return resolveReactElement(value, this.#host.createElement);
  }

  #dispatch(action: { type: string } & Fields): void {
    if (this.#isLive()) {
      this.#host.dispatch(action);
    }
  }
}
