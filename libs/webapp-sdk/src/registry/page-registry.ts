import type { ComponentType } from 'react';
import type { PluggableProps } from '../component-props.ts';
import type { Channel, ChannelMembership, GlobalState } from '../models.ts';
import type { ComponentOrElement, RegisteredRightHandSidebar } from './values.ts';

type Page = ComponentType<PluggableProps & { css: { gridArea: string } }>;

/** What a window that was opened for a panel can be told, and tells. */
export interface PopoutListeners {
  sendToPopout?(channel: string, ...args: unknown[]): void;
  onMessageFromPopout?(listener: (channel: string, ...args: unknown[]) => void): void;
  onClosePopout?(listener: () => void): void;
}

export interface ProductOptions {
  baseURL: string;
  /** The name of a glyph of the Compass icons, or an element. */
  switcherIcon: ComponentOrElement;
  switcherText: ComponentOrElement;
  switcherLinkURL: string;
  mainComponent: ComponentType<PluggableProps & { css?: { gridArea: string } }>;
  headerCentreComponent?: ComponentType<Pick<PluggableProps, 'theme'>>;
  headerRightComponent?: ComponentType<Pick<PluggableProps, 'theme'>>;
  showTeamSidebar?: boolean;
  showAppBar?: boolean;
  wrapped?: boolean;
  publicComponent?: ComponentType<Pick<PluggableProps, 'theme'> & { css: { gridArea: string } }>;
  isTeamScoped?: boolean;
}

/** The frame of the page: whole pages, products, panels, and what is there wherever one is. */
export interface PageRegistry {
  /** Mounts a component (a modal, a listener) while channels are on screen. */
  registerRootComponent(component: ComponentType<PluggableProps>): string;
  /** Mounts a component on every page but the login, the System Console and windows of their own. */
  registerGlobalComponent?(component: ComponentType<PluggableProps>): string;
  registerLeftSidebarHeaderComponent?(component: ComponentType<PluggableProps>): string;
  registerBottomTeamSidebarComponent?(component: ComponentType<PluggableProps>): string;
  /** A panel at the right-hand side, opened by dispatching what this returns. */
  registerRightHandSidebarComponent(
    component: ComponentType<PluggableProps>,
    title: ComponentOrElement,
    showPopout?: boolean,
  ): RegisteredRightHandSidebar;
  registerRHSPluginPopoutListener?(
    pluginId: string,
    onPopoutOpened: (teamName: string, channelName: string | undefined, listeners: PopoutListeners) => void,
  ): void;
  /** `/<team>/<plugin id>/<route>`. */
  registerNeedsTeamRoute?(route: string, component: Page): string;
  /** `/plug/<plugin id>/<route>`, with no login asked for. */
  registerCustomRoute?(route: string, component: Page): string;
  registerMainMenuAction(
    text: ComponentOrElement,
    action: () => void,
    mobileIcon?: ComponentOrElement,
  ): string;
  registerUserGuideDropdownMenuAction?(text: ComponentOrElement, action: (event: unknown) => void): string;
  /** An icon at the right edge. `supportedProductIds`: null for channels, ids of products or plugins, `*` for all. */
  registerAppBarComponent?(
    iconUrl: string,
    action: ((channel: Channel, member: ChannelMembership) => void) | undefined,
    tooltipText: ComponentOrElement,
    supportedProductIds?: string | null | (string | null)[],
    rhsComponent?: ComponentType<PluggableProps>,
    rhsTitle?: ComponentOrElement,
  ): string | { id: string; rhsComponent: RegisteredRightHandSidebar };
  registerProduct?(options: ProductOptions): string;
  registerProductSwitcherMenuItem?(
    text: ComponentOrElement,
    icon: ComponentOrElement,
    action: () => void,
    isHidden?: (state: GlobalState) => boolean,
  ): string;
  /** A kind of search beside messages and files; object form only. */
  registerSearchComponents?(components: {
    buttonComponent: ComponentType;
    suggestionsComponent: ComponentType<{
      searchTerms: string;
      onChangeSearch: (value: string, matchedPretext: string) => void;
      onRunSearch: (searchTerms: string) => void;
    }>;
    hintsComponent: ComponentType<{
      searchTerms: string;
      onChangeSearch: (value: string, matchedPretext: string) => void;
    }>;
    action: (terms: string) => void;
  }): string;
}
