import type { Post } from '@mattermost/types/posts';
import type { ReactNode } from 'react';
import { Avatar } from '../elements/avatar.tsx';
import { Icon } from '../elements/icon.tsx';
import { Emoji } from '../emoji/emoji.tsx';
import { ProfileTrigger } from '../profile/profile-trigger.tsx';
import type { PostAuthor } from './use-post-author.ts';

const EMOJI_PX = 28;

/** The picture beside a post: of a person, or what a webhook chose. It opens who that is. */
export function PostAvatar({ post, author }: { post: Post; author: PostAuthor }) {
  if (author.isFromSystem) {
    return (
      <span className="avatar avatar--medium avatar--system" aria-hidden="true">
        <Icon name="information-outline" />
      </span>
    );
  }
  return (
    <AuthorTrigger post={post} author={author} className="post__picture">
      <Picture author={author} />
      <span className="visually-hidden">{author.name}</span>
    </AuthorTrigger>
  );
}

function Picture({ author: { user, overwriteIcon, overwriteEmoji } }: { author: PostAuthor }) {
  if (overwriteEmoji !== undefined) {
    return (
      <span className="avatar avatar--medium avatar--emoji">
        <Emoji name={overwriteEmoji} size={EMOJI_PX} />
      </span>
    );
  }
  if (overwriteIcon !== undefined) {
    return (
      <img
        className="avatar avatar--medium avatar--picture"
        src={overwriteIcon}
        alt=""
        loading="lazy"
        referrerPolicy="no-referrer"
      />
    );
  }
  return <Avatar user={user} status />;
}

interface AuthorTriggerProps {
  post: Post;
  author: PostAuthor;
  className?: string;
  children: ReactNode;
}

/** Opens who wrote a post, where that is somebody. */
export function AuthorTrigger({ post, author, className = 'post__author', children }: AuthorTriggerProps) {
  if (author.user === undefined && author.overwriteName === undefined) {
    return <>{children}</>;
  }
  return (
    <ProfileTrigger
      userId={post.user_id}
      channelId={post.channel_id}
      fromWebhook={author.isWebhook}
      overwriteName={author.overwriteName}
      overwriteIcon={author.overwriteIcon}
      className={className}
    >
      {children}
    </ProfileTrigger>
  );
}
