import { Avatar, imageURLForUser } from './avatar.tsx';
import { BotBadge } from './bot-badge.tsx';
import { later } from './later.tsx';
import { MenuItem, MenuSeparator } from './menu-parts.tsx';
import { Timestamp } from './timestamp.tsx';

const editor = later(() => import('../../components/composer/exported-editor.tsx'), 'AdvancedTextEditor');

/** `window.Components`: the part of Mattermost's unstable set that this host has (contract: webapp §3). */
export const exportedComponents = {
  Avatar,
  imageURLForUser,
  BotBadge,
  Timestamp,
  MenuItem,
  MenuSeparator,
  AdvancedTextEditor: editor,
  /** The older name. */
  CreatePost: editor,
  DatePicker: later(() => import('../../components/calendar/date-picker.tsx'), 'DatePicker'),
  Textbox: later(() => import('../../components/composer/exported-textbox.tsx'), 'Textbox'),
  ThreadViewer: later(() => import('../../components/threads/thread-viewer.tsx'), 'ThreadViewer'),
  PostMessagePreview: later(
    () => import('../../components/embeds/post-message-preview.tsx'),
    'PostMessagePreview',
  ),
  ChannelInviteModal: later(
    () => import('../../components/channel/channel-invite-modal.tsx'),
    'ChannelInviteModal',
  ),
  ChannelMembersModal: later(
    () => import('../../components/channel/channel-members-modal.tsx'),
    'ChannelMembersModal',
  ),
  ChannelNotificationsModal: later(
    () => import('../../components/channel/channel-notifications-modal.tsx'),
    'ChannelNotificationsModal',
  ),
  EditChannelHeaderModal: later(
    () => import('../../components/channel/edit-channel-header-modal.tsx'),
    'EditChannelHeaderModal',
  ),
};
