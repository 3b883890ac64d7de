import type { UserProfile } from '@mattermost/types/users';
import { useId } from 'react';
import type { KeyboardEvent } from 'react';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { personFits } from '../answers/fits.ts';
import { stepOf, usePointed } from '../answers/use-pointed.ts';
import { Avatar } from '../elements/avatar.tsx';
import { ErrorNote } from '../elements/error-note.tsx';
import { IconButton } from '../elements/icon-button.tsx';
import { usePages } from '../answers/use-pages.ts';

interface PeoplePickerProps {
  label: string;
  /** Answers who fits, `perPage` to a page; when it changes the list begins anew. */
  load(page: number): Promise<readonly UserProfile[]>;
  perPage: number;
  term: string;
  onTerm(term: string): void;
  chosen: readonly UserProfile[];
  onChange(chosen: UserProfile[]): void;
  /** No more than so many can be chosen. */
  most: number;
  /** Who is listed but cannot be chosen, and why. */
  hintOf?(user: UserProfile): string | undefined;
}

const idOf = ({ id }: UserProfile) => id;

/** Choosing people by name: type, arrows, Enter; Backspace takes back who was chosen last. */
export function PeoplePicker(props: PeoplePickerProps) {
  const { label, load, perPage, term, onTerm, chosen, onChange, most, hintOf } = props;
  const text = useText();
  const listId = useId();
  const { items, isStale, error, hasMore, isBusy, more } = usePages(load, perPage, term !== '');
  // Until the server has answered only those count that fit already: Enter must not choose somebody else.
  const shown = (items ?? []).filter(
    (user) => !chosen.some(({ id }) => id === user.id) && (!isStale || personFits(user, term)),
  );
  const { item: active, move, toFirst } = usePointed(shown, idOf);
  const isFull = chosen.length >= most;

  const add = (user: UserProfile) => {
    if (!isFull && hintOf?.(user) === undefined) {
      onChange([...chosen, user]);
      onTerm('');
      toFirst();
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = stepOf(event);
    if (step !== undefined && shown.length > 0) {
      event.preventDefault();
      move(step);
    } else if (event.key === 'Enter' && active !== undefined && term !== '') {
      event.preventDefault();
      add(active);
    } else if (event.key === 'Backspace' && term === '' && chosen.length > 0) {
      onChange(chosen.slice(0, -1));
    }
  };

  return (
    <div className="people-picker">
      <div className="people-picker__field">
        {chosen.map((user) => (
          <span key={user.id} className="people-picker__chip">
            <Avatar user={user} size="small" />
            {user.username}
            <IconButton
              icon="close"
              label={text('people.remove', { name: user.username })}
              onClick={() => onChange(chosen.filter(({ id }) => id !== user.id))}
            />
          </span>
        ))}
        <input
          id="selectItems"
          className="people-picker__input"
          data-autofocus
          role="combobox"
          aria-expanded={shown.length > 0}
          aria-autocomplete="list"
          aria-controls={listId}
          aria-activedescendant={active === undefined ? undefined : `${listId}${active.id}`}
          aria-label={label}
          placeholder={chosen.length === 0 ? label : undefined}
          autoComplete="off"
          value={term}
          onChange={(event) => {
            onTerm(event.target.value);
            toFirst();
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      {isFull && (
        <p className="hint" role="status">
          <Text id="people.full" values={{ most }} />
        </p>
      )}
      {error !== undefined && <ErrorNote error={error} />}
      {items === undefined && isBusy && (
        <div className="spinner spinner--inline" role="status" aria-label={text('loading')} />
      )}
      {items !== undefined && shown.length === 0 && (
        <p className="empty">
          <Text id={term === '' ? 'people.nobody' : 'direct.none'} />
        </p>
      )}
      <ul id={listId} className="choice-list people-picker__list" role="listbox" aria-label={label}>
        {shown.map((user) => {
          const hint = hintOf?.(user);
          return (
            <li
              key={user.id}
              id={`${listId}${user.id}`}
              role="option"
              aria-selected={user === active}
              aria-disabled={isFull || hint !== undefined}
              className={`choice ${user === active ? 'choice--chosen' : ''}`.trim()}
              data-testid={`person-${user.username}`}
              onClick={() => add(user)}
            >
              <Avatar user={user} status />
              <span className="choice__text">
                <strong>
                  {user.username}
                  {user.is_bot && (
                    <span className="tag">
                      <Text id="profile.bot" />
                    </span>
                  )}
                </strong>
                <small>{[user.first_name, user.last_name].filter(Boolean).join(' ')}</small>
              </span>
              {hint !== undefined && <span className="choice__hint">{hint}</span>}
            </li>
          );
        })}
      </ul>
      {hasMore && (
        <button type="button" className="btn btn-tertiary btn-sm" disabled={isBusy} onClick={more}>
          <Text id="browse.more" />
        </button>
      )}
    </div>
  );
}
