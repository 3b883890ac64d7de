import { Client4 } from 'mattermost-redux/client';
import { useEffect, useId, useRef, useState } from 'react';
import type { InputHTMLAttributes, KeyboardEvent } from 'react';
import { guarded } from '../../../actions/guarded.ts';
import { list, record, text } from '../../../rest/fields.ts';
import { useAppDispatch } from '../../../store/hooks.ts';

export interface SuggestedUser {
  id: string;
  username: string;
  /** '' where none is known. */
  name: string;
}

interface UserSuggestProps extends Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'onChange' | 'value' | 'list'
> {
  value: string;
  /** What the list of suggestions is called. */
  listLabel: string;
  onType(typed: string): void;
  onChoose(user: SuggestedUser): void;
}

const MOST = 8;

/** A field for the name of a user, who are suggested while it is typed; arrows and Enter choose, Escape closes. */
export function UserSuggest({ value, listLabel, onType, onChoose, ...input }: UserSuggestProps) {
  const listId = useId();
  const dispatch = useAppDispatch();
  const [asked, setAsked] = useState<string>();
  const [users, setUsers] = useState<SuggestedUser[]>([]);
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
  const choose = (user: SuggestedUser) => {
    onChoose(user);
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
        {...input}
        ref={field}
        type="text"
        role="combobox"
        autoComplete="off"
        className="form-control"
        value={value}
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen ? `${listId}-${String(at)}` : undefined}
        onKeyDown={onKeyDown}
        onBlur={close}
        onChange={(event) => {
          onType(event.target.value);
          setAsked(event.target.value.replace(/^@/, '').trim());
        }}
      />
      <ul className="setting__suggestions" id={listId} role="listbox" hidden={!isOpen} aria-label={listLabel}>
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

function readUsers(answer: unknown): SuggestedUser[] {
  const { users, out_of_channel: others } = record(answer);
  return [...list(users), ...list(others)]
    .map(readUser)
    .filter(({ id, username }) => id !== '' && username !== '')
    .slice(0, MOST);
}

export function readUser(value: unknown): SuggestedUser {
  const { id, username, first_name, last_name } = record(value);
  return {
    id: text(id),
    username: text(username),
    name: [text(first_name), text(last_name)].filter(Boolean).join(' '),
  };
}
