import {
  useHover,
  useFocus,
  useFloating,
  useInteractions,
  useRole,
  autoUpdate,
  flip,
  offset,
  shift,
} from '@floating-ui/react';
import type { Post } from '@mattermost/types/posts';
import type { Reaction } from '@mattermost/types/reactions';
import { addReaction, removeReaction } from 'mattermost-redux/actions/posts';
import { getTeammateNameDisplaySetting } from 'mattermost-redux/selectors/entities/preferences';
import { getCurrentUserId, getUsers } from 'mattermost-redux/selectors/entities/users';
import { displayUsername } from 'mattermost-redux/utils/user_utils';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { FormattedList } from 'react-intl';
import { act } from '../../actions/act.ts';
import { loadMissingProfiles } from '../../actions/profiles.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { Emoji } from '../emoji/emoji.tsx';

const EMOJI_PX = 16;
const GAP_PX = 6;
/** So many are named in the tooltip. */
const NAMED = 15;

interface ReactionButtonProps {
  post: Post;
  name: string;
  reactions: readonly Reaction[];
  canReact: boolean;
  onError(message: string | undefined): void;
}

/** One kind of reaction: how many gave it, who when it is pointed at, and a click to give it or take it back. */
export function ReactionButton({ post, name, reactions, canReact, onError }: ReactionButtonProps) {
  const dispatch = useAppDispatch();
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  const me = useAppSelector(getCurrentUserId);
  const isMine = reactions.some(({ user_id: userId }) => userId === me);
  const { refs, floatingStyles, context } = useFloating({
    open: isOpen,
    onOpenChange: setOpen,
    placement: 'top',
    strategy: 'fixed',
    whileElementsMounted: autoUpdate,
    middleware: [offset(GAP_PX), flip(), shift({ padding: GAP_PX })],
  });
  const { getReferenceProps, getFloatingProps } = useInteractions([
    useHover(context),
    useFocus(context),
    useRole(context, { role: 'tooltip' }),
  ]);

  useEffect(() => {
    if (isOpen) {
      void dispatch(loadMissingProfiles(reactions.map(({ user_id: userId }) => userId)));
    }
  }, [dispatch, isOpen, reactions]);

  const toggle = async () => {
    const change = isMine ? removeReaction(post.id, name) : addReaction(post.id, name);
    const result = await dispatch(act(change));
    onError(result.error?.message);
  };

  return (
    <>
      <button
        type="button"
        ref={refs.setReference}
        id={`postReaction-${post.id}-${name}`}
        className={`reaction Reaction ${isMine ? 'reaction--mine Reaction--current-user' : ''}`.trim()}
        aria-pressed={isMine}
        aria-disabled={!canReact}
        aria-label={text(isMine ? 'reactions.takeBack' : 'reactions.give', { name, count: reactions.length })}
        {...getReferenceProps({ onClick: () => canReact && void toggle() })}
      >
        <Emoji name={name} size={EMOJI_PX} />
        <span className="reaction__count Reaction__number">{reactions.length}</span>
      </button>
      {isOpen &&
        createPortal(
          <div ref={refs.setFloating} style={floatingStyles} className="tooltip-card" {...getFloatingProps()}>
            <Who reactions={reactions} name={name} />
          </div>,
          document.body,
        )}
    </>
  );
}

function Who({ reactions, name }: { reactions: readonly Reaction[]; name: string }) {
  const text = useText();
  const users = useAppSelector(getUsers);
  const me = useAppSelector(getCurrentUserId);
  const display = useAppSelector((state) => getTeammateNameDisplaySetting(state) ?? 'username');
  const sorted = [...reactions].sort((one) => (one.user_id === me ? -1 : 0));
  const names = sorted.slice(0, NAMED).map(({ user_id: id }) => {
    const user = users[id];
    return id === me ? text('reactions.you') : user === undefined ? '…' : displayUsername(user, display);
  });
  const rest = reactions.length - names.length;
  const list = rest > 0 ? [...names, text('activity.others', { count: rest })] : names;
  return <Text id="reactions.who" values={{ users: <FormattedList value={list} />, name: `:${name}:` }} />;
}
