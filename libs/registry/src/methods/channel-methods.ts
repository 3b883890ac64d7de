import { ActionTypes } from '../action-types.ts';
import { channelSettingsTab } from '../settings/channel-settings-tab.ts';
import { generateId } from '../generate-id.ts';
import { reArg } from '../re-arg.ts';
import type { Registration } from '../registration.ts';

const always = () => true;

/** Around a channel: sidebar, header, intro, settings, and how a channel is made. */
export function channelMethods(own: Registration) {
  return {
    registerSidebarChannelLinkLabelComponent: own.component('SidebarChannelLinkLabel'),
    registerChannelHeaderIcon: own.component('ChannelHeaderIcon'),
    registerChannelToastComponent: own.component('ChannelToast'),

    registerChannelHeaderButtonAction: reArg(['icon', 'action', 'dropdownText', 'tooltipText'], (given) =>
      own.add(['ChannelHeaderButton', 'MobileChannelHeaderButton'], {
        icon: own.element(given.icon),
        action: given.action,
        dropdownText: own.element(given.dropdownText),
        tooltipText: own.element(given.tooltipText),
      }),
    ),

    registerCallButtonAction: reArg(
      ['button', 'dropdownButton', 'action', 'icon', 'dropdownText'],
      ({ button, dropdownButton, action, icon, dropdownText }) =>
        own.add(['CallButton', 'MobileChannelHeaderButton'], {
          button: own.element(button),
          dropdownButton: own.element(dropdownButton),
          action,
          icon: own.element(icon),
          dropdownText: own.element(dropdownText),
        }),
    ),

    registerChannelHeaderMenuAction: reArg(
      ['text', 'action', 'shouldRender'],
      ({ text, action, shouldRender }) =>
        own.add(['ChannelHeader'], {
          text: own.element(text),
          action,
          shouldRender: typeof shouldRender === 'function' ? shouldRender : always,
        }),
    ),

    registerChannelIntroButtonAction: reArg(['icon', 'action', 'text'], ({ icon, action, text }) =>
      own.add(['ChannelIntroButton'], { icon: own.element(icon), action, text }),
    ),

    registerChannelIntro: reArg(['matcher', 'component'], ({ matcher, component }) =>
      own.add(['ChannelIntro'], { matcher, component }),
    ),

    registerChannelIconOverride: reArg(['matcher', 'iconName'], ({ matcher, iconName }) => {
      if (typeof iconName !== 'string' || !own.host.isGlyph(iconName)) {
        own.host.warn(
          `Plugin ${own.pluginId}: there is no icon named ${String(iconName)}; registerChannelIconOverride did nothing.`,
        );
        return generateId();
      }
      return own.add(['ChannelIconOverride'], { matcher, iconName });
    }),

    registerChannelTypeOption: reArg(
      ['label', 'description', 'icon', 'isAvailable', 'extraContent', 'onCreate', 'createButtonText'],
      ({ label, description, icon, isAvailable, extraContent, onCreate, createButtonText }) =>
        own.add(['ChannelTypeOption'], {
          label: own.element(label),
          description: own.element(description),
          icon: own.element(icon),
          isAvailable,
          extraContent,
          onCreate,
          createButtonText: own.element(createButtonText),
        }),
    ),

    registerSidebarBrowseOrAddChannelMenuAction: reArg(['text', 'action', 'icon'], ({ text, action, icon }) =>
      own.add(['SidebarBrowseOrAddChannelMenu'], {
        text: own.element(text),
        action,
        icon: own.element(icon),
      }),
    ),

    registerActionAfterChannelCreation: reArg(['component', 'action'], ({ component, action }) =>
      own.add(['CreateBoardFromTemplate'], { component, action }),
    ),

    registerChannelSettingsTab: reArg(
      ['uiName', 'icon', 'shouldRender', 'sections', 'onSave', 'loadValues', 'component'],
      (given) => {
        const id = generateId();
        const tab = channelSettingsTab(given, own.pluginId, (message) => own.host.warn(message));
        if (tab !== undefined) {
          const data = { id, pluginId: own.pluginId, ...tab };
          own.dispatch({ type: ActionTypes.RECEIVED_PLUGIN_CHANNEL_SETTINGS_TAB, data });
        }
        return id;
      },
    ),
  };
}
