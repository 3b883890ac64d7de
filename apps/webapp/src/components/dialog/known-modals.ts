import { lazy } from 'react';
import type { ComponentType } from 'react';
import type { ModalId } from './modal-identifiers.ts';

/** A dialog that is fetched when it is first opened. */
function later<Name extends string>(
  load: () => Promise<Readonly<Record<Name, ComponentType<never>>>>,
  name: Name,
): ComponentType<never> {
  return lazy(async () => ({ default: (await load())[name] as ComponentType }));
}

/**
 * The host's dialogs that can be opened by their name, each fetched when it is first opened: one line each. They get
 * the props that `openModalById` was given, and `onExited` and `onHide`, which both close them.
 */
export const knownModals: Readonly<Partial<Record<ModalId, ComponentType<never>>>> = {
  plugin_marketplace: later(() => import('../marketplace/marketplace-dialog.tsx'), 'MarketplaceDialog'),
  add_user_to_channel: later(() => import('../profile/add-to-channel-dialog.tsx'), 'AddToChannelDialog'),
  custom_status: later(() => import('../status/custom-status-dialog.tsx'), 'CustomStatusDialog'),
  dnd_custom_time_picker: later(() => import('../status/dnd-time-dialog.tsx'), 'DndTimeDialog'),
  invitation: later(() => import('../teams/invitation-dialog.tsx'), 'InvitationDialog'),
  leave_team: later(() => import('../teams/leave-team-dialog.tsx'), 'LeaveTeamDialog'),
  team_members: later(() => import('../teams/team-members-dialog.tsx'), 'TeamMembersDialog'),
  team_settings: later(() => import('../teams/team-settings-dialog.tsx'), 'TeamSettingsDialog'),
  user_settings: later(() => import('../user-settings/user-settings-dialog.tsx'), 'UserSettingsDialog'),
  channel_invite: later(() => import('../channel/channel-invite-modal.tsx'), 'ChannelInviteModal'),
  channel_members: later(() => import('../channel/channel-members-modal.tsx'), 'ChannelMembersModal'),
  channel_notifications: later(
    () => import('../channel/channel-notifications-modal.tsx'),
    'ChannelNotificationsModal',
  ),
  channel_settings: later(() => import('../channel/channel-settings-modal.tsx'), 'ChannelSettingsModal'),
  convert_channel: later(() => import('../channel/confirm-channel-change.tsx'), 'ConvertChannelDialog'),
  create_dm_channel: later(() => import('../sidebar/direct-message-dialog.tsx'), 'DirectMessageDialog'),
  delete_channel: later(() => import('../channel/confirm-channel-change.tsx'), 'ArchiveChannelDialog'),
  delete_category: later(() => import('../sidebar/delete-category-dialog.tsx'), 'DeleteCategoryDialog'),
  edit_channel_header: later(
    () => import('../channel/edit-channel-header-modal.tsx'),
    'EditChannelHeaderModal',
  ),
  edit_category: later(() => import('../sidebar/category-name-dialog.tsx'), 'CategoryNameDialog'),
  interactive_dialog: later(
    () => import('../interactive-dialog/interactive-dialog.tsx'),
    'InteractiveDialog',
  ),
  keyboar_shortcuts_modal: later(() => import('../shortcuts/shortcuts-dialog.tsx'), 'ShortcutsDialog'),
  leave_private_channel_modal: later(
    () => import('../channel/leave-channel-dialog.tsx'),
    'LeaveChannelDialog',
  ),
  more_channels: later(() => import('../sidebar/browse-channels-dialog.tsx'), 'BrowseChannelsDialog'),
  unarchive_channel: later(() => import('../channel/confirm-channel-change.tsx'), 'UnarchiveChannelDialog'),
  new_channel_modal: later(() => import('../sidebar/create-channel-dialog.tsx'), 'CreateChannelDialog'),
};
