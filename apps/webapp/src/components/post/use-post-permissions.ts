import type { Post } from '@mattermost/types/posts';
import { Permissions } from 'mattermost-redux/constants';
import { getConfig, getLicense } from 'mattermost-redux/selectors/entities/general';
import { haveIChannelPermission } from 'mattermost-redux/selectors/entities/roles';
import { getTeamIdFromPost } from 'mattermost-redux/selectors/entities/posts';
import { getCurrentUserId } from 'mattermost-redux/selectors/entities/users';
import { canEditPost } from 'mattermost-redux/utils/post_utils';
import { shallowEqual } from 'react-redux';
import type { GlobalState } from '../../store/global-state.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { isEphemeralPost, isSystemPost } from '../../store/kind-of-post.ts';

export interface PostPermissions {
  canEdit: boolean;
  canDelete: boolean;
  canReact: boolean;
  canReply: boolean;
  canPin: boolean;
}

const nothing: PostPermissions = {
  canEdit: false,
  canDelete: false,
  canReact: false,
  canReply: false,
  canPin: false,
};

/** What may be done with a post; the server decides in the end. In an archived channel posts are only read. */
export function usePostPermissions(post: Post): PostPermissions {
  return useAppSelector((state) => permissionsOn(state, post), shallowEqual);
}

function permissionsOn(state: GlobalState, post: Post): PostPermissions {
  const channel = state.entities.channels.channels[post.channel_id];
  const isThere = post.id !== post.pending_post_id && post.state !== 'DELETED';
  if (isEphemeralPost(post) || post.failed === true) {
    return { ...nothing, canDelete: true };
  }
  if (!isThere || (channel?.delete_at ?? 0) > 0) {
    return nothing;
  }
  const me = getCurrentUserId(state);
  const isSystem = isSystemPost(post);
  const teamId = getTeamIdFromPost(state, post) ?? '';
  const may = (permission: string) => haveIChannelPermission(state, teamId, post.channel_id, permission);
  const config = getConfig(state);
  return {
    canEdit: canEditPost(state, config, getLicense(state), teamId, post.channel_id, me, post),
    canDelete: may(post.user_id === me ? Permissions.DELETE_POST : Permissions.DELETE_OTHERS_POSTS),
    canReact: !isSystem && may(Permissions.ADD_REACTION),
    canReply: !isSystem && may(Permissions.CREATE_POST),
    canPin: !isSystem,
  };
}
