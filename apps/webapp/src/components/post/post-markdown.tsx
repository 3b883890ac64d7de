import type { Post } from '@mattermost/types/posts';
import { getBool } from 'mattermost-redux/selectors/entities/preferences';
import { useMemo } from 'react';
import { getCurrentUserMentionKeys } from 'mattermost-redux/selectors/entities/users';
import type { ChannelNames } from '../../markdown/channel-mention.tsx';
import { Markdown } from '../../markdown/markdown.tsx';
import { useAppSelector } from '../../store/hooks.ts';

interface PostMarkdownProps {
  post: Post;
  message: string;
  /** What was searched for, to be marked. */
  searchTerms?: string;
  searchMatches?: readonly string[];
}

/** The text of a post, with what is known of its pictures, its links and who it names. */
export function PostMarkdown({ post, message, searchTerms, searchMatches }: PostMarkdownProps) {
  const isFormatted = useAppSelector((state) => getBool(state, 'advanced_settings', 'formatting', true));
  const mentionKeys = useAppSelector(getCurrentUserMentionKeys);
  const minimumHashtagLength = useAppSelector(
    (state) => Number(state.entities.general.config.MinimumHashtagLength) || undefined,
  );
  const options = useMemo(
    () => ({
      markdown: isFormatted,
      postId: post.id,
      channelId: post.channel_id,
      imagesMetadata: post.metadata?.images,
      mentionHighlight: post.props?.mentionHighlightDisabled !== true,
      disableGroupHighlight: post.props?.disable_group_highlight === true,
      mentionKeys,
      minimumHashtagLength,
      unsafeLinks: post.props?.unsafe_links === 'true',
      channelNamesMap: post.props?.channel_mentions as ChannelNames | undefined,
      searchTerms,
      searchMatches,
    }),
    [
      isFormatted,
      mentionKeys,
      minimumHashtagLength,
      post.channel_id,
      post.id,
      post.metadata?.images,
      post.props,
      searchMatches,
      searchTerms,
    ],
  );
  return <Markdown text={message} options={options} />;
}
