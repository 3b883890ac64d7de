import { getCurrentTeam, getTeam } from 'mattermost-redux/selectors/entities/teams';
import type { Post } from '@mattermost/types/posts';
import { useAppSelector } from '../../store/hooks.ts';

/** The path that leads to a post: `/<team>/pl/<id>`. */
export function usePermalink(post: Post): string {
  const name = useAppSelector((state) => {
    const teamId = state.entities.channels.channels[post.channel_id]?.team_id;
    return (teamId ? getTeam(state, teamId) : undefined)?.name ?? getCurrentTeam(state)?.name ?? '_redirect';
  });
  return `/${name}/pl/${post.id}`;
}
