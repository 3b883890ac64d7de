import { useState } from 'react';

interface SettingProps {
  id: string;
  label: string;
  value?: string;
  helpText: React.ReactNode;
  disabled: boolean;
  onChange(id: string, value: string): void;
  setSaveNeeded(): void;
}

export function ColourSetting({
  id,
  label,
  value,
  helpText,
  disabled,
  onChange,
  setSaveNeeded,
}: SettingProps) {
  const [colour, setColour] = useState(value ?? '');
  const choose = (next: string) => {
    setColour(next);
    onChange(id, next);
    setSaveNeeded();
  };
  return (
    <div className="era10-setting">
      <label htmlFor={id}>{`${label} of era 10`}</label>
      <input id={id} value={colour} disabled={disabled} onChange={({ target }) => choose(target.value)} />
      {helpText}
    </div>
  );
}

export const UserRow = ({ user, status }: { user: { username: string }; status: string | null }) => (
  <p>{`era 10 knows ${user.username}${status === null ? '' : ' and the status'}`}</p>
);

export const UserAction = ({ user, hide }: { user: { username: string }; hide?(): void }) => (
  <button
    onClick={() => {
      document.body.dataset.era10Met = user.username;
      hide?.();
    }}
  >
    era 10 meet
  </button>
);

export const Embed = ({ embed }: { embed: { url?: string } }) => <div>{`era 10 embeds ${embed.url}`}</div>;

export const Tooltip = ({ href, show }: { href: string; show: boolean }) =>
  show && href.includes('/era-10') ? <div>{`era 10 on ${new URL(href).pathname}`}</div> : null;
