import type { ComponentType } from 'react';
import { ChannelFilesPanel } from '../channel/channel-files-panel.tsx';
import { ChannelInfoPanel } from '../channel/channel-info-panel.tsx';
import { ChannelMembersPanel } from '../channel/channel-members-panel.tsx';
import { MentionsPanel, PinnedPanel, SavedPanel } from '../search/post-panels.tsx';
import { ResultsPanel } from '../search/results-panel.tsx';
import { EditHistoryPanel } from './edit-history-panel.tsx';

/** What can be at the right-hand side besides threads and the panels of plugins, by `state.views.rhs.rhsState`. */
export const panels: Readonly<Record<string, ComponentType>> = {
  'channel-files': ChannelFilesPanel,
  'channel-info': ChannelInfoPanel,
  'channel-members': ChannelMembersPanel,
  search: ResultsPanel,
  mention: MentionsPanel,
  flag: SavedPanel,
  pin: PinnedPanel,
  'edit-history': EditHistoryPanel,
};
