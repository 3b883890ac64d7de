import { FormattedDate, FormattedTime } from 'react-intl';
import { Client4 } from 'mattermost-redux/client';
import { AdvancedTextEditor } from '../components/composer/exported-editor.tsx';
import { Textbox } from '../components/composer/exported-textbox.tsx';
import { PostMessagePreview } from '../components/embeds/post-message-preview.tsx';
import { ThreadViewer } from '../components/threads/thread-viewer.tsx';

interface AvatarProps {
  url?: string;
  username?: string;
  size?: string;
}

const pixels: Readonly<Record<string, number>> = {
  xxs: 16,
  xs: 20,
  sm: 24,
  md: 32,
  lg: 36,
  xl: 50,
  xxl: 128,
};

function Avatar({ url, username, size = 'md' }: AvatarProps) {
  const side = pixels[size] ?? 32;
  const alt = username === undefined ? '' : `${username} profile image`;
  return <img className="Avatar" src={url} alt={alt} width={side} height={side} loading="lazy" />;
}

function BotBadge({ show = true, className = '' }: { show?: boolean; className?: string }) {
  return show ? <span className={`tag ${className}`.trim()}>BOT</span> : null;
}

function Timestamp({ value = Date.now() }: { value?: number | Date }) {
  return (
    <time dateTime={new Date(value).toISOString()}>
      <FormattedDate value={value} /> <FormattedTime value={value} />
    </time>
  );
}

function imageURLForUser(userId: string, lastPictureUpdate = 0): string {
  return Client4.getProfilePictureUrl(userId, lastPictureUpdate);
}

/** `window.Components`: the part of Mattermost's unstable set that this host has (contract: webapp §3). */
export const exportedComponents = {
  AdvancedTextEditor,
  Textbox,
  Avatar,
  BotBadge,
  Timestamp,
  imageURLForUser,
  PostMessagePreview,
  ThreadViewer,
};
