import { Client4 } from 'mattermost-redux/client';
import { useId, useRef, useState } from 'react';
import type { InputHTMLAttributes, KeyboardEvent } from 'react';
import { list, record, text } from '../../../rest/fields.ts';
import { fits } from '../../answers/fits.ts';
import { useAnswer } from '../../answers/use-answer.ts';
import { stepOf, usePointed } from '../../answers/use-pointed.ts';

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
  const [typed, setTyped] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const { data = nobody, isStale } = useAnswer(typed, suggestUsers);
  // Until the server has answered only those of its last answer count who fit: Enter must not choose somebody else.
  const users = isStale ? data.filter(({ username, name }) => fits(typed ?? '', username, name)) : data;
  const { index: at, item: chosen, move, toFirst } = usePointed(users, idOf);
  const isOpen = chosen !== undefined;

  const close = () => setTyped(undefined);
  const choose = (user: SuggestedUser) => {
    onChoose(user);
    close();
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (chosen === undefined) {
      return;
    }
    const step = stepOf(event);
    if (step !== undefined) {
      event.preventDefault();
      move(step);
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
          setTyped(event.target.value.replace(/^@/, '').trim());
          toFirst();
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

const idOf = ({ id }: SuggestedUser) => id;

const nobody: readonly SuggestedUser[] = [];

const suggestUsers = async (typed: string) => readUsers(await Client4.autocompleteUsers(typed, '', ''));

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
