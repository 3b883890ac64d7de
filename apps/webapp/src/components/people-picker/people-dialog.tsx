import type { UserProfile } from '@mattermost/types/users';
import { UserTypes } from 'mattermost-redux/action_types';
import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch } from '../../store/hooks.ts';
import { ErrorNote } from '../elements/error-note.tsx';
import { Dialog } from '../dialog/dialog.tsx';
import { PeoplePicker } from './people-picker.tsx';

/** People to a page of those who can be chosen. */
export const PEOPLE_PER_PAGE = 50;

interface PeopleDialogProps {
  title: ReactNode;
  /** What the button says that goes on with who was chosen. */
  confirm: ReactNode;
  /** No more than so many can be chosen. */
  most: number;
  /** Who can be chosen, a page of `PEOPLE_PER_PAGE` of all; the same function as long as it asks the same. */
  all(page: number): Promise<readonly UserProfile[]>;
  /** Who fits some words, all at once; the same function as long as it asks the same. */
  search(words: string): Promise<readonly UserProfile[]>;
  /** Goes on with who was chosen, and closes the dialog where that went well. */
  onGo(chosen: readonly UserProfile[]): Promise<{ error?: ActionError }>;
  onExited(): void;
  /** What is said below. */
  children?: ReactNode;
}

/** A dialog in which people are chosen. */
export function PeopleDialog(props: PeopleDialogProps) {
  const { title, confirm, most, all, search, onGo, onExited, children } = props;
  const dispatch = useAppDispatch();
  const text = useText();
  const [chosen, setChosen] = useState<UserProfile[]>([]);
  const [term, setTerm] = useState('');
  const [error, setError] = useState<ActionError>();
  const [isBusy, setBusy] = useState(false);
  const wanted = term.trim();
  const load = useCallback(
    async (page: number) => (wanted === '' ? all(page) : page > 0 ? [] : search(wanted)),
    [all, search, wanted],
  );
  const go = async () => {
    setBusy(true);
    dispatch({ type: UserTypes.RECEIVED_PROFILES_LIST, data: chosen });
    const done = await onGo(chosen);
    setBusy(false);
    setError(done.error);
  };

  const actions = (
    <>
      <button type="button" className="btn btn-tertiary" onClick={onExited}>
        <Text id="cancel" />
      </button>
      <button
        type="button"
        id="saveItems"
        className="btn btn-primary"
        disabled={chosen.length === 0 || isBusy}
        onClick={() => void go()}
      >
        {confirm}
      </button>
    </>
  );
  return (
    <Dialog title={title} onClose={onExited} actions={actions}>
      {error !== undefined && <ErrorNote error={error} />}
      <PeoplePicker
        label={text('direct.search')}
        load={load}
        perPage={PEOPLE_PER_PAGE}
        term={term}
        onTerm={setTerm}
        chosen={chosen}
        onChange={setChosen}
        most={most}
      />
      {children}
    </Dialog>
  );
}
