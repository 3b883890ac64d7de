import type { Action, Store } from 'redux';

declare global {
  let __webpack_public_path__: string;

  interface Registration {
    readonly id: string;
    readonly toggleRHSPlugin: Action;
  }

  interface Registry {
    registerAppBarComponent(options: object): { rhsComponent: Registration };
    registerChannelHeaderButtonAction(options: object): string;
    registerMainMenuAction(options: object): string;
    registerPostDropdownMenuAction(options: object): string;
    registerProduct(options: object): string;
    registerReducer(options: { reducer: unknown }): void;
    registerUserSettings?(setting: object): void;
    registerWebSocketEventHandler(options: { event: string; handler(message: unknown): void }): void;
    registerDesktopNotificationHook(options: object): string;
  }

  interface Window {
    basename: string;
    registerPlugin(id: string, plugin: { initialize(registry: Registry, store: Store): unknown }): void;
    PostUtils: {
      formatText(text: string, options?: object): string;
      messageHtmlToComponent(html: string, options?: object): React.ReactNode;
    };
    WebappUtils: {
      modals: { openModal(modal: object): Action; ModalIdentifiers: Record<string, string> };
    };
  }
}
