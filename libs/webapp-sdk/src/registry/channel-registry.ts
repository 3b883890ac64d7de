import type { ComponentType, ReactElement } from 'react';
import type { PluggableProps } from '../component-props.ts';
import type { Channel, ChannelMembership, GlobalState } from '../models.ts';
import type { CustomSection, SettingsSection } from './settings.ts';
import type { ComponentOrElement, MaybePromise } from './values.ts';

type OfChannel = PluggableProps & { channel: Channel };
type OnChannel = (channel: Channel, member?: ChannelMembership) => void;

/** What the dialog for a new channel holds when it is sent. */
export interface NewChannelForm {
  teamId: string;
  displayName: string;
  url: string;
  purpose: string;
  type: string;
  [field: string]: unknown;
}

export type ChannelCreation =
  { status: 'created'; channel: Channel } | { status: 'deferred' } | { status: 'error'; message: string };

export interface ChannelTypeOption {
  label: ComponentOrElement;
  description?: ComponentOrElement;
  icon?: ComponentOrElement;
  isAvailable?: (state: GlobalState) => boolean;
  extraContent?: ComponentType<{ formState: NewChannelForm; setCanCreate: (can: boolean) => void }>;
  onCreate: (form: NewChannelForm) => Promise<ChannelCreation>;
  createButtonText?: ComponentOrElement;
}

interface ChannelSettingsTabBase {
  uiName: string;
  icon?: string;
  shouldRender?: (state: GlobalState, channel: Channel) => boolean;
}

/** A tab that the host draws from sections, or one that the plugin draws. */
export type ChannelSettingsTab =
  | (ChannelSettingsTabBase & {
      sections: (SettingsSection | CustomSection)[];
      /** Reject to keep the tab unsaved. */
      onSave: (values: Record<string, string>, channel: Channel) => Promise<unknown>;
      loadValues?: (channel: Channel) => MaybePromise<Record<string, string>>;
    })
  | (ChannelSettingsTabBase & {
      component: ComponentType<
        OfChannel & {
          setUnsaved: (unsaved: boolean) => void;
          registerHandlers: (handlers: { save: () => unknown; reset: () => void } | null) => void;
        }
      >;
    });

/** Around a channel: sidebar, header, intro, settings, and how a channel is made. */
export interface ChannelRegistry {
  /** An icon button in the channel's header, or in the App Bar. */
  registerChannelHeaderButtonAction(
    icon: ComponentOrElement,
    action: OnChannel,
    dropdownText?: ComponentOrElement,
    tooltipText?: ComponentOrElement,
  ): string;
  registerCallButtonAction?(
    button: ComponentOrElement,
    dropdownButton: ComponentOrElement,
    action: (channel?: Channel | null, member?: ChannelMembership) => void,
    icon?: ComponentOrElement,
    dropdownText?: ComponentOrElement,
  ): string;
  registerChannelHeaderIcon?(
    component: ComponentType<OfChannel & { channelMember: ChannelMembership }>,
  ): string;
  registerChannelHeaderMenuAction?(
    text: ComponentOrElement,
    action: (channelId: string) => void,
    shouldRender?: (state: never) => boolean,
  ): string;
  registerChannelIntroButtonAction?(
    icon: ComponentOrElement,
    action: (channel: Channel, member: ChannelMembership) => void,
    text: string | ReactElement,
  ): string;
  /** In place of the words at the beginning of a channel; the first that matches. */
  registerChannelIntro?(
    matcher: (state: GlobalState, channel: Channel) => boolean,
    component: ComponentType<OfChannel>,
  ): string;
  /** `iconName` is a glyph of the Compass icons. */
  registerChannelIconOverride?(
    matcher: (state: GlobalState, channel: Channel) => boolean,
    iconName: string,
  ): string;
  registerChannelToastComponent?(component: ComponentType<PluggableProps>): string;
  registerChannelSettingsTab?(tab: ChannelSettingsTab): string;
  registerChannelTypeOption?(option: ChannelTypeOption): string;
  registerActionAfterChannelCreation?(
    component: ComponentType<
      PluggableProps & {
        setCanCreate: (can: boolean) => void;
        setAction: (
          action: ((channelId: string, teamId: string) => Promise<{ id: string }>) | undefined,
        ) => void;
        newBoardInfoIcon: ReactElement;
      }
    >,
    action?: unknown,
  ): string;
  registerSidebarChannelLinkLabelComponent?(component: ComponentType<OfChannel>): string;
  registerSidebarBrowseOrAddChannelMenuAction?(
    text: ComponentOrElement,
    action: (teamId: string) => void,
    icon?: ComponentOrElement,
  ): string;
}
