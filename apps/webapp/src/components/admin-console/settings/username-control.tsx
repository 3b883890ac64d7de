import { Client4 } from 'mattermost-redux/client';
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { guarded } from '../../../actions/guarded.ts';
import { list, record, text } from '../../../rest/fields.ts';
import { useAppDispatch } from '../../../store/hooks.ts';
import type { ControlProps } from './setting-frame.tsx';
import { shownText } from './text-control.tsx';

interface Suggested {
  id: string;
  username: string;
  name: string;
}

const MOST = 8;

/** A user by name, suggested while it is typed; what is saved is the text. */
export function UsernameControl(props: ControlProps) {
  const { setting, id, value, isDisabled, describedBy, isInvalid, onChange } = props;
  const listId = useId();
  const dispatch = useAppDispatch();
  const [asked, setAsked] = useState<string>();
  const [users, setUsers] = useState<Suggested[]>([]);
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const isOpen = asked !== undefined && users.length > 0;

  useEffect(() => {
    let isStale = false;
    if (asked !== undefined) {
      void dispatch(guarded(() => Client4.autocompleteUsers(asked, '', ''))).then(({ data }) => {
        if (!isStale) {
          setUsers(readUsers(data));
          setAt(0);
        }
      });
    }
    return () => {
      isStale = true;
    };
  }, [dispatch, asked]);

  const close = () => {
    setAsked(undefined);
    setUsers([]);
  };
  const choose = ({ username }: Suggested) => {
    onChange(username);
    close();
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = users[at];
    if (!isOpen || chosen === undefined) {
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt((at + step + users.length) % users.length);
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault();
      choose(chosen);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    }
  };

  return (
    <div className="setting__suggest">
      <input
        ref={field}
        id={id}
        data-testid={`${id}input`}
        type="text"
        role="combobox"
        autoComplete="off"
        className="form-control"
        value={shownText(value === undefined ? setting.default : value)}
        placeholder={setting.placeholder}
        disabled={isDisabled}
        aria-describedby={describedBy}
        aria-invalid={isInvalid || undefined}
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen ? `${listId}-${String(at)}` : undefined}
        onKeyDown={onKeyDown}
        onBlur={close}
        onChange={(event) => {
          onChange(event.target.value);
          setAsked(event.target.value.replace(/^@/, '').trim());
        }}
      />
      <ul
        className="setting__suggestions"
        id={listId}
        role="listbox"
        hidden={!isOpen}
        aria-label={setting.name}
      >
        {users.map((user, index) => (
          <li
            key={user.id}
            id={`${listId}-${String(index)}`}
            role="option"
            aria-selected={index === at}
            // The field keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(user)}
          >
            @{user.username}
            {user.name !== '' && <small> {user.name}</small>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function readUsers(answer: unknown): Suggested[] {
  const { users, out_of_channel: others } = record(answer);
  return [...list(users), ...list(others)]
    .map(record)
    .map(({ id, username, first_name, last_name }) => ({
      id: text(id),
      username: text(username),
      name: [text(first_name), text(last_name)].filter(Boolean).join(' '),
    }))
    .filter(({ id, username }) => id !== '' && username !== '')
    .slice(0, MOST);
}
