import type { Team } from '@mattermost/types/teams';
import { useId, useState } from 'react';
import { Text } from '../../i18n/text.tsx';
import { siteUrl } from '../../site-url.ts';

const LONGEST = 64;

/** Lower case letters, digits, hyphens and underscores, as the server takes it. */
export const isChannelName = (name: string): boolean => /^[a-z0-9]([a-z0-9_-]{0,62}[a-z0-9])?$/.test(name);

interface UrlFieldProps {
  team: Team;
  name: string;
  onChange(name: string): void;
}

/** The address of a channel; it follows the title until it is edited by hand. */
export function UrlField({ team, name, onChange }: UrlFieldProps) {
  const [isEdited, setEdited] = useState(false);
  const id = useId();
  const isWrong = name !== '' && !isChannelName(name);
  const base = `${siteUrl()}/${team.name}/channels/`;
  if (!isEdited) {
    return (
      <p className="url-field">
        <span className="url-field__address">
          <Text id="create.url" values={{ url: `${base}${name}` }} />
        </span>
        <button type="button" className="link-button" onClick={() => setEdited(true)}>
          <Text id="create.editUrl" />
        </button>
      </p>
    );
  }
  return (
    <div className="field">
      <label htmlFor={id}>
        <Text id="create.urlName" />
      </label>
      <input
        id={id}
        className="form-control"
        maxLength={LONGEST}
        autoFocus
        aria-invalid={isWrong}
        value={name}
        onChange={(event) => onChange(event.target.value.toLowerCase())}
      />
      <small className={isWrong ? 'field__help error-text' : 'field__help'}>
        {isWrong ? <Text id="create.urlWrong" /> : `${base}${name}`}
      </small>
    </div>
  );
}
