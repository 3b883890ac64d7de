import { UserTypes } from 'mattermost-redux/action_types';
import { getCurrentTeam } from 'mattermost-redux/selectors/entities/teams';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useStore } from 'react-redux';
import { joinChannel, openDirectChannel } from '../../actions/channels.ts';
import type { ActionError } from '../../actions/result.ts';
import { browserHistory } from '../../browser-history.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { GlobalState } from '../../store/global-state.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { stepOf, usePointed } from '../answers/use-pointed.ts';
import { useTurns } from '../answers/use-turns.ts';
import { ErrorNote } from '../elements/error-note.tsx';
import { Dialog } from '../dialog/dialog.tsx';
import { pathOfChannel } from '../routes/channel-path.ts';
import { TargetRow } from './target-row.tsx';
import { targetsFor } from './targets.ts';
import type { Target } from './targets.ts';
import { useFound } from './use-found.ts';

const keyOf = ({ kind, key }: Target) => `${kind} ${key}`;

/** Type a few letters, press Enter, and be there. */
export function QuickSwitchDialog({ onExited }: { onExited(): void }) {
  const dispatch = useAppDispatch();
  const text = useText();
  const store = useStore<GlobalState>();
  const team = useAppSelector(getCurrentTeam);
  const [term, setTerm] = useState('');
  const [error, setError] = useState<ActionError>();
  const found = useFound(team?.id ?? '', term);
  const targets = useMemo(() => targetsFor(store.getState(), term, found), [found, store, term]);
  const { item: chosen, move, toFirst } = usePointed(targets, keyOf);
  const list = useRef<HTMLUListElement>(null);
  const begin = useTurns();

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView?.({ block: 'nearest' });
  }, [chosen]);

  const open = async (target: Target) => {
    const isLast = begin();
    const teamName = team?.name ?? '';
    if (target.kind === 'person') {
      dispatch({ type: UserTypes.RECEIVED_PROFILE, data: target.user });
    }
    const { data: channel, error: refused } =
      target.kind === 'person'
        ? await dispatch(openDirectChannel(target.user.id))
        : target.kind === 'join'
          ? await dispatch(joinChannel(target.channel))
          : { data: target.channel, error: undefined };
    // Whoever has closed the dialog meanwhile, or chosen another, does not want to go there any more.
    if (!isLast()) {
      return;
    }
    setError(refused);
    if (channel !== undefined) {
      onExited();
      browserHistory.push(pathOfChannel(store.getState(), teamName, channel));
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const step = stepOf(event);
    if (step !== undefined && targets.length > 0 && !event.altKey) {
      event.preventDefault();
      move(step);
    } else if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      void open(chosen);
    }
  };

  return (
    <Dialog title={<Text id="quick.title" />} onClose={onExited}>
      <input
        id="quickSwitchInput"
        className="form-control"
        data-autofocus
        role="combobox"
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls="quickSwitchList"
        aria-activedescendant={chosen === undefined ? undefined : `switch_${chosen.key}`}
        aria-label={text('quick.label')}
        placeholder={text('quick.placeholder')}
        autoComplete="off"
        value={term}
        onChange={(event) => {
          setTerm(event.target.value);
          toFirst();
        }}
        onKeyDown={onKeyDown}
      />
      {error !== undefined && <ErrorNote error={error} />}
      <ul
        id="quickSwitchList"
        className="choice-list quick-switch__list"
        role="listbox"
        aria-label={text('quick.title')}
        ref={list}
      >
        {targets.map((target) => (
          <TargetRow
            key={keyOf(target)}
            target={target}
            isChosen={target === chosen}
            onChoose={() => void open(target)}
          />
        ))}
      </ul>
      {targets.length === 0 && (
        <p className="empty">
          <Text id="quick.none" values={{ term }} />
        </p>
      )}
      <p className="hint">
        <Text id="quick.hint" />
      </p>
    </Dialog>
  );
}
