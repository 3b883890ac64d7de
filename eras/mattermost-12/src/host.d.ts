import type * as JsxRuntime from 'react/jsx-runtime';

declare global {
  interface Registry {
    registerRightHandSidebarComponent(options: object): { toggleRHSPlugin: object };
    registerChannelHeaderButtonAction(options: object): string;
    registerLeftSidebarHeaderComponent(options: object): string;
    registerPopoverUserAttributesComponent(options: object): string;
    registerPostDropdownMenuAction(options: object): string;
    registerRootComponent(options: object): string;
  }

  interface HostStore {
    dispatch(action: unknown): unknown;
    getState(): unknown;
  }

  interface Window {
    React: { version: string };
    ReactJSXRuntime?: typeof JsxRuntime;
    registerPlugin(
      id: string,
      plugin: { initialize(registry: Registry, store: HostStore): unknown; uninitialize?(): void },
    ): void;
  }
}
