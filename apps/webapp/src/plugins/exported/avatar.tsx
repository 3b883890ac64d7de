import { Client4 } from 'mattermost-redux/client';
import { useText } from '../../i18n/use-text.ts';

interface AvatarProps {
  url?: string;
  username?: string;
  size?: string;
  /** In place of a picture: a number of people, perhaps. */
  text?: string;
}

const pixels: Readonly<Record<string, number>> = {
  xxs: 16,
  xs: 20,
  sm: 24,
  md: 32,
  lg: 36,
  xl: 50,
  'xl-custom-GM': 50,
  'xl-custom-DM': 50,
  xxl: 128,
};

/** A picture of somebody by its address: `window.Components.Avatar` (contract: webapp §3). */
export function Avatar({ url, username, size = 'md', text: letters }: AvatarProps) {
  const text = useText();
  const side = pixels[size] ?? pixels.md;
  const className = `Avatar Avatar-${size}`;
  if (letters !== undefined) {
    return (
      <span className={`${className} Avatar-plain`} style={{ width: side, height: side }}>
        {letters}
      </span>
    );
  }
  const alt = username === undefined ? '' : text('frame.picture', { username });
  return <img className={className} src={url} alt={alt} width={side} height={side} loading="lazy" />;
}

export function imageURLForUser(userId: string, lastPictureUpdate = 0): string {
  return Client4.getProfilePictureUrl(userId, lastPictureUpdate);
}
