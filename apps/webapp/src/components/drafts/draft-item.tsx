import type { Channel } from '@mattermost/types/channels';
import type { Team } from '@mattermost/types/teams';
import { useState } from 'react';
import { FormattedRelativeTime } from 'react-intl';
import type { ActionError } from '../../actions/result.ts';
import { clearDraft } from '../../actions/drafts.ts';
import { browserHistory } from '../../browser-history.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Markdown } from '../../markdown/markdown.tsx';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { useChannelName } from '../../store/use-channel-name.ts';
import type { PostDraft } from '../../store/views/drafts.ts';
import { selectPost } from '../../store/views/rhs.ts';
import { ChannelIcon } from '../channel/channel-icon.tsx';
import { ErrorNote } from '../elements/error-note.tsx';
import { IconButton } from '../elements/icon-button.tsx';
import { useSend } from '../composer/use-send.ts';
import { ConfirmDialog } from '../dialog/confirm-dialog.tsx';
import { pathOfChannel } from '../routes/channel-path.ts';
import { relativeTime } from '../threads/relative-time.ts';

interface DraftItemProps {
  draft: PostDraft;
  channel: Channel;
  team: Team;
  /** Why it was not sent when that was tried last. */
  error: ActionError | undefined;
  /** It is gone from the list while it is being sent, and with it what the item knows. */
  onSent(error: ActionError | undefined): void;
}

/** One draft: where it stands, what it says, and what can become of it. */
export function DraftItem({ draft, channel, team, error, onSent }: DraftItemProps) {
  const dispatch = useAppDispatch();
  const text = useText();
  const name = useChannelName(channel);
  const path = useAppSelector((state) => pathOfChannel(state, team.name, channel));
  const place = { channelId: channel.id, rootId: draft.rootId };
  const { send, canSend } = useSend(place, team.id, (result) => onSent(result.error));
  const [asks, setAsks] = useState<'send' | 'delete'>();
  const where = text(draft.rootId === '' ? 'drafts.inChannel' : 'drafts.inThread', { channel: name });

  const edit = () => {
    browserHistory.push(path);
    if (draft.rootId !== '') {
      dispatch(selectPost(draft.rootId, channel.id));
    }
  };
  const confirm = () => {
    setAsks(undefined);
    if (asks === 'send') {
      void send(draft);
    } else {
      dispatch(clearDraft(draft));
    }
  };

  return (
    <article
      className="draft DraftPanel"
      aria-label={where}
      data-testid={`draft-${draft.rootId || channel.id}`}
    >
      <header className="draft__header">
        <button type="button" className="link-button draft__place" onClick={edit}>
          <ChannelIcon channel={channel} />
          <span>{where}</span>
        </button>
        <span className="draft__time">
          <FormattedRelativeTime {...relativeTime(draft.updateAt)} />
        </span>
        <span className="draft__actions">
          <IconButton
            icon="trash-can-outline"
            label={text('drafts.delete')}
            onClick={() => setAsks('delete')}
          />
          <IconButton icon="pencil-outline" label={text('drafts.edit')} onClick={edit} />
          <IconButton
            icon="send"
            label={text('drafts.send')}
            disabled={channel.delete_at > 0 || !canSend(draft)}
            onClick={() => setAsks('send')}
          />
        </span>
      </header>
      <div className="draft__text markdown">
        <Markdown text={draft.message} />
      </div>
      {draft.fileInfos.length > 0 && (
        <p className="draft__files">
          <Text
            id="search.attached"
            values={{ names: draft.fileInfos.map((file) => file.name).join(', ') }}
          />
        </p>
      )}
      {error !== undefined && <ErrorNote error={error} />}
      {asks !== undefined && (
        <ConfirmDialog
          title={<Text id={asks === 'send' ? 'drafts.sendTitle' : 'drafts.deleteTitle'} />}
          confirm={<Text id={asks === 'send' ? 'composer.send' : 'drafts.delete'} />}
          danger={asks === 'delete'}
          onConfirm={confirm}
          onCancel={() => setAsks(undefined)}
        >
          <p>
            <Text id={asks === 'send' ? 'drafts.sendText' : 'drafts.deleteText'} values={{ channel: name }} />
          </p>
        </ConfirmDialog>
      )}
    </article>
  );
}
