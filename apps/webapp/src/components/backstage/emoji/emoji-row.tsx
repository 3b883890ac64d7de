import type { CustomEmoji } from '@mattermost/types/emojis';
import { Client4 } from 'mattermost-redux/client';
import { getCurrentUserId, getUser } from 'mattermost-redux/selectors/entities/users';
import { Text } from '../../../i18n/text.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { useAppSelector } from '../../../store/hooks.ts';

interface EmojiRowProps {
  emoji: CustomEmoji;
  access: { deletes: boolean; deletesOthers: boolean };
  onDelete(): void;
}

export function EmojiRow({ emoji: { id, name, creator_id: creatorId }, access, onDelete }: EmojiRowProps) {
  const text = useText();
  const isMine = useAppSelector(getCurrentUserId) === creatorId;
  const creator = useAppSelector((state) => getUser(state, creatorId)?.username);
  const mayDelete = access.deletes && (isMine || access.deletesOthers);
  return (
    <li className="entry-row emoji-list__item" data-testid={`emoji-${name}`}>
      <img className="emoji-list__picture" src={Client4.getCustomEmojiImageUrl(id)} alt="" />
      <span className="entry-row__text">
        <strong>:{name}:</strong>
        {creator !== undefined && (
          <small>
            <Text id="backstage.emoji.by" values={{ name: creator }} />
          </small>
        )}
      </span>
      {mayDelete && (
        <button
          type="button"
          className="btn btn--danger-text btn-sm"
          aria-label={text('backstage.emoji.deleteNamed', { name })}
          onClick={onDelete}
        >
          <Text id="backstage.remove" />
        </button>
      )}
    </li>
  );
}
