import type { Emoji as EmojiRecord } from '@mattermost/types/emojis';
import type { CSSProperties, KeyboardEvent, MouseEvent } from 'react';
import { Emoji as HostEmoji } from '../../components/emoji/emoji.tsx';

export interface EmojiProps {
  emoji?: EmojiRecord;
  /** Pixels. */
  size?: number;
  emojiStyle?: CSSProperties;
  onClick?: (event: MouseEvent<HTMLSpanElement> | KeyboardEvent<HTMLSpanElement>) => void;
}

/** An emoji by its record, as plugins have it from their own `mattermost-redux`. */
export function Emoji({ emoji, size = 16, emojiStyle, onClick }: EmojiProps) {
  if (emoji === undefined || emoji === null) {
    return null;
  }
  const name = 'short_name' in emoji && emoji.short_name ? emoji.short_name : emoji.name;
  return (
    <span style={emojiStyle} onClick={onClick}>
      <HostEmoji name={name} size={size} />
    </span>
  );
}
