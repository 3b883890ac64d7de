import type { Post } from '@mattermost/types/posts';
import type { UserProfile } from '@mattermost/types/users';
import { getTeammateNameDisplaySetting } from 'mattermost-redux/selectors/entities/preferences';
import { getUser } from 'mattermost-redux/selectors/entities/users';
import { displayUsername } from 'mattermost-redux/utils/user_utils';
import { useText } from '../../i18n/use-text.ts';
import { imageAddress } from '../../markdown/image-address.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { isEphemeralPost, isSystemPost } from '../../store/kind-of-post.ts';

export interface PostAuthor {
  name: string;
  user?: UserProfile;
  isBot: boolean;
  /** Nobody wrote it: it tells what happened, or answers a command. */
  isFromSystem: boolean;
  isWebhook: boolean;
  /** What a webhook or a plugin calls itself. */
  overwriteName?: string;
  /** The address of the picture that it has instead. */
  overwriteIcon?: string;
  overwriteEmoji?: string;
}

/** Who a post is shown to be from. */
export function usePostAuthor(post: Post): PostAuthor {
  const text = useText();
  const user = useAppSelector((state) => getUser(state, post.user_id)) as UserProfile | undefined;
  const display = useAppSelector((state) => getTeammateNameDisplaySetting(state) ?? 'username');
  const me = useAppSelector((state) => state.entities.users.currentUserId);
  const config = useAppSelector((state) => state.entities.general.config);
  const isNobody = useAppSelector(
    (state) => post.user_id === '' || Object.hasOwn(state.views.unknownUsers, post.user_id),
  );
  const isEphemeral = isEphemeralPost(post);
  const isSystem = isSystemPost(post);
  // The answer to a command comes under the id of whoever gave it, and is not theirs; or under nobody's.
  const isFromSystem = isSystem || (isEphemeral && (post.user_id === me || (user === undefined && isNobody)));
  const isWebhook = post.props?.from_webhook === 'true';
  const isBot = !isFromSystem && (user?.is_bot === true || isWebhook || post.props?.from_bot === 'true');
  // A name of one's own choice only where it is told that no person speaks.
  const mayOverwrite = isBot || isEphemeral;
  const overwriteName = mayOverwrite ? textOf(post.props?.override_username) : undefined;
  const hasOwnIcon = post.props?.use_user_icon !== 'true' && isWebhook;
  const iconUrl = hasOwnIcon ? textOf(post.props?.override_icon_url) : undefined;
  const known = user === undefined ? undefined : displayUsername(user, display);
  return {
    name:
      overwriteName ??
      (isFromSystem ? text('post.system') : (known ?? (isNobody ? text('post.someone') : '…'))),
    user,
    isBot,
    isFromSystem,
    isWebhook,
    overwriteName,
    overwriteIcon: iconUrl === undefined ? undefined : imageAddress(iconUrl, config.HasImageProxy === 'true'),
    overwriteEmoji: hasOwnIcon ? textOf(post.props?.override_icon_emoji)?.replaceAll(':', '') : undefined,
  };
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
