import { getUser } from 'mattermost-redux/selectors/entities/users';
import { FormattedDate, FormattedTime } from 'react-intl';
import { Client4 } from 'mattermost-redux/client';
import { AdvancedTextEditor } from '../components/composer/exported-editor.tsx';
import { Textbox } from '../components/composer/exported-textbox.tsx';
import { useAppSelector } from '../store/hooks.ts';

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

function PostMessagePreview({
  metadata,
}: {
  metadata?: { post_id?: string; post?: { message?: string; user_id?: string } };
}) {
  const author = useAppSelector((state) => getUser(state, metadata?.post?.user_id ?? ''));
  return metadata?.post === undefined ? null : (
    <blockquote className="attachment__box">
      <strong>{author?.username}</strong>
      <div>{metadata.post.message}</div>
    </blockquote>
  );
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
};
