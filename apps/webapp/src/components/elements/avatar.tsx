import type { UserProfile } from '@mattermost/types/users';
import { Client4 } from 'mattermost-redux/client';
import { useAppSelector } from '../../store/hooks.ts';
import { Icon } from './icon.tsx';

const HUES = 12;
const DEGREES = 360;

function hueOf(id: string): number {
  let sum = 0;
  for (const character of id) {
    sum = (sum * 31 + character.charCodeAt(0)) % 997;
  }
  return ((sum % HUES) * DEGREES) / HUES;
}

interface AvatarProps {
  user?: UserProfile;
  size?: 'small' | 'medium' | 'large' | 'huge';
  /** Shows whether the person is there. */
  status?: boolean;
}

/** The picture that a person chose, or their initials on a colour of their own, which costs no request. */
export function Avatar({ user, size = 'medium', status = false }: AvatarProps) {
  const presence = useAppSelector((state) =>
    status && user !== undefined ? state.entities.users.statuses[user.id] : undefined,
  );
  const pictureAt = user?.last_picture_update ?? 0;
  // Below a picture nothing shows: those of plugins' bots are often clear around the edges.
  const colour = pictureAt > 0 ? 'none' : user && `hsl(${hueOf(user.id)} 45% 34%)`;
  return (
    <span className={`avatar avatar--${size}`} style={{ background: colour }} aria-hidden="true">
      {user === undefined ? (
        <Icon name="account-outline" />
      ) : pictureAt > 0 ? (
        <img
          className="avatar__picture"
          src={Client4.getProfilePictureUrl(user.id, pictureAt)}
          alt=""
          loading="lazy"
        />
      ) : (
        // Drawn by the style: they are a picture, and no text of the button that they may stand in.
        <span className="avatar__initials" data-initials={initials(user)} />
      )}
      {presence !== undefined && <span className={`avatar__status avatar__status--${presence}`} />}
    </span>
  );
}

function initials({ first_name: first, last_name: last, username }: UserProfile): string {
  const letters = first && last ? `${first[0]}${last[0]}` : username.slice(0, 2);
  return letters.toUpperCase();
}
