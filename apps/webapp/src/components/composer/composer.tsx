import { getChannel } from 'mattermost-redux/selectors/entities/channels';
import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { useCallback, useContext, useRef } from 'react';
import type { ClipboardEvent } from 'react';
import { AppContext } from '../../app-context.ts';
import { typeDraft } from '../../actions/drafts.ts';
import { canUploadFiles, chooseFiles } from '../../actions/uploads.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { composerObstacle } from '../../store/composer-access.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { draftKey, emptyDraft } from '../../store/views/drafts.ts';
import { Icon } from '../elements/icon.tsx';
import { Pluggable } from '../plugins/pluggable.tsx';
import { DropOverlay, filesOf } from '../upload/drop-overlay.tsx';
import { UploadButton } from '../upload/upload-button.tsx';
import { UploadPreviews } from '../upload/upload-previews.tsx';
import { UploadProblems } from '../upload/upload-problems.tsx';
import { ComposerObstacleNote } from './composer-obstacle.tsx';
import { ComposerFoot } from './composer-foot.tsx';
import { MessageEditor } from './message-editor.tsx';
import { TypingNotice } from './typing-notice.tsx';
import { useComposerKeys } from './use-composer-keys.ts';
import { usePlaceholder } from './use-placeholder.ts';
import { useSend } from './use-send.ts';
import type { SendResult } from './use-send.ts';
import { useTyping } from './use-typing.ts';

interface ComposerProps {
  channelId: string;
  /** '' in the channel, the root post in a thread. */
  rootId: string;
  textboxId: string;
  sendId: string;
  placeholder: string;
  isRHS?: boolean;
  autoFocus?: boolean;
  /** Told of what became of each message. */
  onSent?(result: SendResult): void;
}

/** Where messages are written; where nothing can be written, why. */
export function Composer(props: ComposerProps) {
  const obstacle = useAppSelector((state) => composerObstacle(state, props.channelId));
  return obstacle === undefined ? <OpenComposer {...props} /> : <ComposerObstacleNote obstacle={obstacle} />;
}

/**
 * What is refused stays in the field, with the reason under it; what was typed and not sent is kept for each channel
 * and thread.
 */
function OpenComposer(props: ComposerProps) {
  const { channelId, rootId, textboxId, sendId, isRHS = rootId !== '', autoFocus = true, onSent } = props;
  const dispatch = useAppDispatch();
  const text = useText();
  const services = useContext(AppContext);
  const box = useRef<HTMLDivElement>(null);
  const place = { channelId, rootId };
  const key = draftKey(place);
  const draft = useAppSelector((state) => state.views.drafts[key]) ?? emptyDraft(place);
  const currentTeamId = useAppSelector((state) => state.entities.teams.currentTeamId);
  const channel = useAppSelector((state) => getChannel(state, channelId));
  const limit = Number(useAppSelector((state) => getConfig(state).MaxPostSize)) || Infinity;
  const hasUploads = useAppSelector(canUploadFiles);
  const placeholder = usePlaceholder(props.placeholder, channelId);
  const tellTyping = useTyping(channelId, rootId);
  const { send, canSend, error, setError } = useSend(place, currentTeamId, onSent);
  const length = [...draft.message].length;
  const isTooLong = length > limit;
  const errorId = `${textboxId}_error`;

  const change = (message: string) => {
    setError(undefined);
    dispatch(typeDraft(place, message));
    if (message !== '') {
      tellTyping();
    }
  };

  const takeFiles = useCallback(
    (files: File[]) => {
      dispatch(chooseFiles(services, { channelId, rootId }, files));
      document.getElementById(textboxId)?.focus();
    },
    [channelId, dispatch, rootId, services, textboxId],
  );

  const onPaste = (event: ClipboardEvent) => {
    const files = filesOf(event.clipboardData);
    // What is copied from an office's document has a picture of itself beside its text.
    if (files.length > 0 && event.clipboardData.getData('text/plain') === '') {
      event.preventDefault();
      takeFiles(files.map(named));
    }
  };

  const onKeyDown = useComposerKeys(draft, isRHS, change);

  const trySend = () => {
    if (!isTooLong) {
      void send(draft);
    }
  };

  return (
    <form
      id={isRHS ? undefined : 'create_post'}
      className="composer AdvancedTextEditor"
      onSubmit={(event) => {
        event.preventDefault();
        trySend();
      }}
    >
      <Pluggable pluggableName="ChannelComposerBanner" channel={channel} />
      <TypingNotice channelId={channelId} rootId={rootId} />
      <div
        className={`composer__box AdvancedTextEditor__body ${error || isTooLong ? 'composer__box--error' : ''}`}
        ref={box}
      >
        <MessageEditor
          id={textboxId}
          label={placeholder}
          placeholder={placeholder}
          value={draft.message}
          draft={draft}
          teamId={channel?.team_id || currentTeamId}
          isRHS={isRHS}
          autoFocus={autoFocus}
          hasCommands
          isInvalid={error !== undefined || isTooLong}
          describedBy={error !== undefined || isTooLong ? errorId : undefined}
          onChange={change}
          onSend={trySend}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          buttons={hasUploads && <UploadButton id={`${textboxId}_upload`} onFiles={takeFiles} />}
          sendButton={
            <button
              type="submit"
              id={sendId}
              data-testid="SendMessageButton"
              className="composer__send"
              aria-label={text('composer.send')}
              title={text('composer.send')}
              disabled={!canSend(draft) || isTooLong}
            >
              <Icon name="send" />
            </button>
          }
        >
          <UploadPreviews place={place} />
        </MessageEditor>
      </div>
      <UploadProblems draftKey={key} />
      <ComposerFoot errorId={errorId} error={error}>
        {isTooLong && <Text id="composer.tooLong" values={{ length, limit }} />}
      </ComposerFoot>
      {hasUploads && <DropOverlay inside={box} onFiles={takeFiles} />}
    </form>
  );
}

/** A picture that is pasted has no name of its own. */
function named(file: File): File {
  if (file.name !== '' && file.name !== 'image.png') {
    return file;
  }
  const time = new Date().toISOString().slice(0, 19).replaceAll(':', '-').replace('T', ' ');
  const extension = file.type.split('/')[1]?.split('+')[0] ?? 'png';
  return new File([file], `${time}.${extension}`, { type: file.type });
}
