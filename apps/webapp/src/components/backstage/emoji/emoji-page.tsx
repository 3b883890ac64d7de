import type { Team } from '@mattermost/types/teams';
import type { CustomEmoji } from '@mattermost/types/emojis';
import { deleteCustomEmoji, getCustomEmojis, searchCustomEmojis } from 'mattermost-redux/actions/emojis';
import { useCallback, useState } from 'react';
import { shallowEqual, useSelector } from 'react-redux';
import { Text } from '../../../i18n/text.tsx';
import { useText } from '../../../i18n/use-text.ts';
import type { GlobalState } from '../../../store/global-state.ts';
import { useAppDispatch } from '../../../store/hooks.ts';
import { Pager } from '../../paging/pager.tsx';
import { usePage } from '../../paging/use-page.ts';
import { useSettled } from '../../answers/use-settled.ts';
import { LoadedView } from '../../answers/loaded-view.tsx';
import { useLoaded } from '../../answers/use-loaded.ts';
import { FormDialog } from '../../dialog/form-dialog.tsx';
import { emojiAccess } from '../backstage-access.ts';
import { BackstageHeader } from '../backstage-header.tsx';
import { answerOf } from '../integration-kind.ts';
import { AddEmojiDialog } from './add-emoji-dialog.tsx';
import { EmojiRow } from './emoji-row.tsx';

const PAGE_SIZE = 50;

/** The emoji that this site has of its own: found, added, deleted. */
export function EmojiPage({ team }: { team: Team }) {
  const dispatch = useAppDispatch();
  const text = useText();
  const access = useSelector((state: GlobalState) => emojiAccess(state, team.id), shallowEqual);
  const [term, setTerm] = useState('');
  const { page, first, back, forward, toFirst } = usePage(PAGE_SIZE);
  const [isAdding, setAdding] = useState(false);
  const [deleting, setDeleting] = useState<CustomEmoji>();
  const wanted = useSettled(term.trim());
  const load = useCallback(async () => {
    const found = await answerOf(
      dispatch(
        wanted === '' ? getCustomEmojis(page, PAGE_SIZE, 'name', true) : searchCustomEmojis(wanted, {}, true),
      ),
    );
    return found ?? [];
  }, [dispatch, wanted, page]);
  const loaded = useLoaded(load);

  if (!access.isOn) {
    return (
      <p className="empty">
        <Text id="backstage.emoji.off" />
      </p>
    );
  }
  return (
    <>
      <BackstageHeader title="backstage.emoji.title" text="backstage.emoji.text">
        {access.creates && (
          <button
            type="button"
            className="btn btn-primary"
            data-testid="add-emoji"
            onClick={() => setAdding(true)}
          >
            <Text id="backstage.emoji.add" />
          </button>
        )}
      </BackstageHeader>
      <input
        type="search"
        className="form-control"
        placeholder={text('backstage.emoji.search')}
        aria-label={text('backstage.emoji.search')}
        value={term}
        onChange={(event) => {
          setTerm(event.target.value);
          toFirst();
        }}
      />
      <LoadedView loaded={loaded}>
        {(emojis) =>
          emojis.length === 0 && page === 0 ? (
            <p className="empty" role="status">
              {wanted === '' ? (
                <Text id="backstage.emoji.none" />
              ) : (
                <Text id="backstage.emoji.nothingFound" values={{ term: wanted }} />
              )}
            </p>
          ) : (
            <>
              <ul className="backstage__list emoji-list">
                {emojis.map((emoji) => (
                  <EmojiRow
                    key={emoji.id}
                    emoji={emoji}
                    access={access}
                    onDelete={() => setDeleting(emoji)}
                  />
                ))}
              </ul>
              <Pager
                first={first}
                count={emojis.length}
                hasMore={wanted === '' && emojis.length === PAGE_SIZE}
                onBack={back}
                onForward={forward}
              />
            </>
          )
        }
      </LoadedView>
      {isAdding && (
        <AddEmojiDialog
          onDone={() => {
            setAdding(false);
            loaded.reload();
          }}
          onClose={() => setAdding(false)}
        />
      )}
      {deleting !== undefined && (
        <FormDialog
          title={<Text id="backstage.emoji.deleteTitle" values={{ name: deleting.name }} />}
          confirm={<Text id="backstage.remove" />}
          danger
          send={() => answerOf(dispatch(deleteCustomEmoji(deleting.id)))}
          onDone={() => {
            setDeleting(undefined);
            loaded.reload();
          }}
          onClose={() => setDeleting(undefined)}
        >
          <p>
            <Text id="backstage.emoji.deleteText" />
          </p>
        </FormDialog>
      )}
    </>
  );
}
