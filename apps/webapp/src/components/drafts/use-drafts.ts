import type { Channel } from '@mattermost/types/channels';
import type { Team } from '@mattermost/types/teams';
import { useMemo } from 'react';
import { useAppSelector } from '../../store/hooks.ts';
import { isEmptyDraft } from '../../store/views/drafts.ts';
import type { PostDraft } from '../../store/views/drafts.ts';

export interface TeamDraft {
  draft: PostDraft;
  channel: Channel;
}

/** What the person has begun to write in a team and in their conversations, the newest first. */
export function useDrafts(team: Team): readonly TeamDraft[] {
  const drafts = useAppSelector((state) => state.views.drafts);
  const channels = useAppSelector((state) => state.entities.channels.channels);
  const posts = useAppSelector((state) => state.entities.posts.posts);
  return useMemo(
    () =>
      Object.values(drafts)
        .flatMap((draft) => {
          // A plugin that writes a draft of a thread names its root alone.
          const channel = channels[draft.channelId || (posts[draft.rootId]?.channel_id ?? '')];
          const isHere = channel !== undefined && (channel.team_id === team.id || channel.team_id === '');
          return isHere && !isEmptyDraft(draft) ? [{ draft, channel }] : [];
        })
        .sort((one, other) => other.draft.updateAt - one.draft.updateAt),
    [drafts, channels, posts, team.id],
  );
}
