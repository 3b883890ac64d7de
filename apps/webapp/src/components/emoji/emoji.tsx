import { getCustomEmojisByName as loadCustomEmojis } from 'mattermost-redux/actions/emojis';
import { Client4 } from 'mattermost-redux/client';
import { getCustomEmojisByName, getCustomEmojisEnabled } from 'mattermost-redux/selectors/entities/emojis';
import { useEffect } from 'react';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import type { AppDispatch } from '../../store/store.ts';
import { emojiText } from './emoji-text.ts';

interface EmojiProps {
  /** A shortcode without its colons. */
  name: string;
  /** Pixels; as high as the text around it where there is none. */
  size?: number;
}

/** One emoji: text of the platform, a picture of this site, or `:name:` where nobody knows it. */
export function Emoji({ name, size }: EmojiProps) {
  const text = emojiText(name);
  if (text === undefined) {
    return <CustomEmoji name={name} size={size} />;
  }
  const style = size === undefined ? undefined : { fontSize: size, lineHeight: 1 };
  return (
    <span className="emoji emoticon" role="img" aria-label={`:${name}:`} data-emoticon={name} style={style}>
      {text}
    </span>
  );
}

function CustomEmoji({ name, size }: EmojiProps) {
  const dispatch = useAppDispatch();
  const isEnabled = useAppSelector(getCustomEmojisEnabled);
  const emoji = useAppSelector((state) => getCustomEmojisByName(state).get(name));
  const isUnknown = useAppSelector((state) => state.entities.emojis.nonExistentEmoji.has(name));
  const isWanted = isEnabled && emoji === undefined && !isUnknown;
  useEffect(() => {
    if (isWanted) {
      askFor(name, dispatch);
    }
  }, [dispatch, isWanted, name]);
  if (emoji === undefined) {
    return <span data-emoticon={name}>{`:${name}:`}</span>;
  }
  return (
    <img
      className="emoji emoticon emoji--custom"
      data-emoticon={name}
      src={Client4.getCustomEmojiImageUrl(emoji.id)}
      alt={`:${name}:`}
      title={`:${name}:`}
      style={size === undefined ? undefined : { width: size, height: size }}
    />
  );
}

let wanted = new Set<string>();

/** Those that are drawn together are asked for together. */
function askFor(name: string, dispatch: AppDispatch): void {
  if (wanted.size === 0) {
    queueMicrotask(() => {
      const names = [...wanted];
      wanted = new Set();
      void dispatch(loadCustomEmojis(names));
    });
  }
  wanted.add(name);
}
