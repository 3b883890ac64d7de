import type { CustomStatusDuration, UserCustomStatus } from '@mattermost/types/users';
import { DateTime } from 'luxon';
import { getCurrentTimezone } from 'mattermost-redux/selectors/entities/timezone';
import { getCurrentUser } from 'mattermost-redux/selectors/entities/users';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { setCustomStatus } from '../../actions/status.ts';
import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { ErrorNote } from '../elements/error-note.tsx';
import { Dialog } from '../dialog/dialog.tsx';
import { Emoji } from '../emoji/emoji.tsx';
import { EmojiPickerButton } from '../emoji/emoji-picker-button.tsx';
import { customStatusOf } from '../profile/status.tsx';
import { expiresAt, expiries } from './expiries.ts';
import type { Expiry } from './expiries.ts';
import { recentStatuses, suggestedStatuses } from './suggested-statuses.ts';

const LONGEST_TEXT = 100;
const DEFAULT_EMOJI = 'speech_balloon';
const FIELD = "yyyy-LL-dd'T'HH:mm";

/** What the person is at: an emoji, a few words, and until when that holds. */
export function CustomStatusDialog({ onHide }: { onHide(): void }) {
  const dispatch = useAppDispatch();
  const text = useText();
  const user = useAppSelector(getCurrentUser);
  const zone = useAppSelector(getCurrentTimezone);
  const current = customStatusOf(user);
  const [emoji, setEmoji] = useState(current?.emoji ?? '');
  const [words, setWords] = useState(current?.text ?? '');
  const [expiry, setExpiry] = useState<Expiry>(current === undefined ? 'today' : '');
  const [day, setDay] = useState(() => DateTime.now().plus({ days: 1 }).startOf('hour').toFormat(FIELD));
  const [error, setError] = useState<ActionError>();
  const chosen = DateTime.fromFormat(day, FIELD);
  const isPast = expiry === 'date_and_time' && !(chosen.isValid && chosen.toMillis() > Date.now());
  const isEmpty = emoji === '' && words.trim() === '';

  const save = async (status: UserCustomStatus | undefined) => {
    const result = await dispatch(setCustomStatus(status));
    setError(result.error);
    if (result.error === undefined) {
      onHide();
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isEmpty || isPast) {
      return;
    }
    const now = zone ? DateTime.now().setZone(zone) : DateTime.now();
    void save({
      emoji: emoji || DEFAULT_EMOJI,
      text: words.trim(),
      duration: expiry as CustomStatusDuration,
      expires_at: expiresAt(expiry, now, chosen),
    });
  };
  const suggestions = [
    ...recentStatuses(user),
    ...suggestedStatuses.map(({ label, ...rest }) => ({ ...rest, text: text(label) })),
  ];
  return (
    <Dialog
      title={<Text id="status.set" />}
      onClose={onHide}
      actions={
        <>
          {current !== undefined && (
            <button type="button" className="btn btn--danger-text" onClick={() => void save(undefined)}>
              <Text id="status.clear" />
            </button>
          )}
          <button type="button" className="btn btn-tertiary" onClick={onHide}>
            <Text id="cancel" />
          </button>
          <button type="submit" form="custom-status" className="btn btn-primary" disabled={isEmpty || isPast}>
            <Text id="status.save" />
          </button>
        </>
      }
    >
      <form id="custom-status" className="custom-status" onSubmit={submit}>
        <div className="custom-status__line">
          {emoji !== '' && <Emoji name={emoji} />}
          <EmojiPickerButton label={text('status.emoji')} onChoose={setEmoji} />
          <input
            id="custom-status-text"
            className="form-control"
            data-autofocus
            maxLength={LONGEST_TEXT}
            aria-label={text('status.words')}
            placeholder={text('status.words')}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </div>
        <label className="field">
          <span>
            <Text id="status.clearAfter" />
          </span>
          <select
            className="form-control"
            value={expiry}
            onChange={(event) => setExpiry(event.target.value as Expiry)}
          >
            {expiries.map(({ value, label }) => (
              <option key={value} value={value}>
                {text(label)}
              </option>
            ))}
          </select>
        </label>
        {expiry === 'date_and_time' && (
          <input
            className="form-control"
            type="datetime-local"
            aria-label={text('status.chooseTime')}
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
        )}
        {isPast && (
          <p className="error-text" role="alert">
            <Text id="status.past" />
          </p>
        )}
        {error !== undefined && <ErrorNote error={error} />}
        <p className="custom-status__heading">
          <Text id="status.suggestions" />
        </p>
        <ul className="choice-list">
          {suggestions.map((suggestion) => (
            <li key={`${suggestion.emoji} ${suggestion.text}`}>
              <button
                type="button"
                className="choice"
                onClick={() => {
                  setEmoji(suggestion.emoji);
                  setWords(suggestion.text);
                  setExpiry(suggestion.expiry);
                }}
              >
                <Emoji name={suggestion.emoji} />
                <span className="choice__text">{suggestion.text}</span>
              </button>
            </li>
          ))}
        </ul>
      </form>
    </Dialog>
  );
}
