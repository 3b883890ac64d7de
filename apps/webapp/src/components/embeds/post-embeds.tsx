import type { Post, PostEmbed } from '@mattermost/types/posts';
import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { getBool } from 'mattermost-redux/selectors/entities/preferences';
import { getEmbedFromMetadata } from 'mattermost-redux/utils/post_utils';
import { useContext, useMemo } from 'react';
import type { ReactNode } from 'react';
import { AppContext } from '../../app-context.ts';
import { callPlugin } from '../../plugins/call-plugin.ts';
import { useWebSocketClient } from '../../socket/web-socket-context.ts';
import { useAppSelector } from '../../store/hooks.ts';
import { PluggableErrorBoundary } from '../plugins/pluggable-error-boundary.tsx';
import { Collapsible } from './collapsible.tsx';
import { OpenGraphCard } from './opengraph-card.tsx';
import { PostImage } from './post-image.tsx';
import { PostMessagePreview } from './post-message-preview.tsx';

/** What a link in a post leads to, shown under it: by a plugin that wants to, else as picture, card or message. */
export function PostEmbeds({ post }: { post: Post }) {
  const embed = getEmbedFromMetadata(post.metadata);
  return embed === null ? null : <Embed embed={embed} post={post} />;
}

function Embed({ embed, post }: { embed: PostEmbed; post: Post }) {
  const plugin = usePluginEmbed(embed);
  const linksWanted = useAppSelector(
    (state) =>
      getBool(state, 'display_settings', 'link_previews', true) &&
      getConfig(state).EnableLinkPreviews === 'true',
  );
  if (plugin !== undefined) {
    return plugin.toggleable ? (
      <Collapsible id={`${post.id} ${embed.url}`}>{plugin.content}</Collapsible>
    ) : (
      <>{plugin.content}</>
    );
  }
  switch (embed.type) {
    case 'image':
      return linksWanted ? (
        <Collapsible id={`${post.id} ${embed.url}`}>
          <PostImage url={embed.url} post={post} />
        </Collapsible>
      ) : null;
    case 'opengraph':
      return linksWanted ? <OpenGraphCard post={post} url={embed.url} data={embed.data} /> : null;
    case 'permalink':
      return embed.data !== undefined && 'post_id' in embed.data ? (
        <PostMessagePreview metadata={embed.data} />
      ) : null;
    default:
      return null;
  }
}

/** The first plugin that wants an embed has it (contract: registry registerPostWillRenderEmbedComponent). */
function usePluginEmbed(embed: PostEmbed): { content: ReactNode; toggleable: boolean } | undefined {
  const app = useContext(AppContext);
  const webSocketClient = useWebSocketClient();
  const entries = useAppSelector((state) => state.plugins.components.PostWillRenderEmbedComponent);
  const entry = useMemo(
    () =>
      entries.find(({ pluginId, match }) =>
        callPlugin(app, pluginId, 'PostWillRenderEmbedComponent', () =>
          (match as (embed: PostEmbed) => unknown)?.(embed),
        ),
      ),
    [app, embed, entries],
  );
  const PluginEmbed = entry?.component;
  if (entry === undefined || PluginEmbed === undefined) {
    return undefined;
  }
  return {
    toggleable: Boolean(entry.toggleable),
    content: (
      <PluggableErrorBoundary pluginId={entry.pluginId} location="PostWillRenderEmbedComponent" isRepeated>
        <PluginEmbed embed={embed} webSocketClient={webSocketClient} />
      </PluggableErrorBoundary>
    ),
  };
}
