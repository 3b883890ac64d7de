import type { Post } from '@mattermost/types/posts';
import { isPostFlagged } from 'mattermost-redux/selectors/entities/posts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { fromPanel, showPostCard } from '../../store/views/rhs.ts';
import { Icon } from '../elements/icon.tsx';
import { IconButton } from '../elements/icon-button.tsx';
import { Pluggable } from '../plugins/pluggable.tsx';
import { isEphemeralPost } from '../../store/kind-of-post.ts';
import { AuthorTrigger } from './post-avatar.tsx';
import { PostTime } from './post-time.tsx';
import type { PostAuthor } from './use-post-author.ts';

interface PostHeaderProps {
  post: Post;
  author: PostAuthor;
  /** In a list of several channels or days. */
  withDate: boolean;
}

/** Who wrote a post, when, and what is special about it. */
export function PostHeader({ post, author, withDate }: PostHeaderProps) {
  const isSaved = useAppSelector((state) => isPostFlagged(state, post.id));
  const isOnlyForMe = isEphemeralPost(post);
  const isThere = post.id !== post.pending_post_id && !isOnlyForMe;
  return (
    <header className="post__header">
      {author.isFromSystem && author.overwriteName === undefined ? (
        <span className="post__author">{author.name}</span>
      ) : (
        <Name post={post} author={author} />
      )}
      {author.isBot && (
        <span className="tag">
          <Text id="post.bot" />
        </span>
      )}
      <PostTime post={post} withDate={withDate} isLinked={isThere} />
      <Pluggable pluggableName="PostHeader" post={post} />
      {Boolean(post.props?.card) && <CardButton post={post} />}
      {isOnlyForMe && (
        <span className="post__visibility">
          <Icon name="eye-outline" />
          <Text id="post.onlyYou" />
        </span>
      )}
      {post.is_pinned && (
        <span className="post__mark post__mark--pinned">
          <Icon name="pin" />
          <Text id="post.pinned" />
        </span>
      )}
      {isSaved && (
        <span className="post__mark post__mark--saved">
          <Icon name="bookmark" />
          <Text id="post.saved" />
        </span>
      )}
    </header>
  );
}

/** Opens what a program wrote beside the post (contract: registry registerPostCardTypeComponent). */
function CardButton({ post }: { post: Post }) {
  const dispatch = useAppDispatch();
  const text = useText();
  return (
    <IconButton
      icon="information-outline"
      className="card-icon__container post__card-button"
      label={text('card.open')}
      onClick={() => dispatch(fromPanel(showPostCard(post.id, post.channel_id)))}
    />
  );
}

function Name({ post, author }: { post: Post; author: PostAuthor }) {
  const isSomebody = author.user !== undefined || author.overwriteName !== undefined;
  return isSomebody ? (
    <AuthorTrigger post={post} author={author}>
      {author.name}
    </AuthorTrigger>
  ) : (
    <span className="post__author">{author.name}</span>
  );
}
