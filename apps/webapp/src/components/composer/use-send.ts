import type { Post } from '@mattermost/types/posts';
import { useContext, useState } from 'react';
import { addMessageIntoHistory } from 'mattermost-redux/actions/posts';
import { executeCommand } from '../../actions/commands.ts';
import { clearDraft, restoreDraft } from '../../actions/drafts.ts';
import { createPost } from '../../actions/posts.ts';
import type { ActionError } from '../../actions/result.ts';
import { AppContext } from '../../app-context.ts';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import type { DraftPlace, PostDraft } from '../../store/views/drafts.ts';
import { draftKey, isEmptyDraft } from '../../store/views/drafts.ts';
import { setUploadProblems } from '../../store/views/uploads.ts';

const isCommand = (message: string) => /^\/[^\s/]/.test(message);

export interface SendResult {
  created?: Post;
  error?: ActionError;
}

/**
 * Sends a draft, as a post or as a command. The field is empty at once; what was refused comes back into it, with the
 * reason beside it.
 */
export function useSend(place: DraftPlace, teamId: string, onSent?: (result: SendResult) => void) {
  const dispatch = useAppDispatch();
  const services = useContext(AppContext);
  const text = useText();
  const [error, setError] = useState<ActionError>();
  const isUploading = useAppSelector(
    (state) => (state.views.uploads.running[draftKey(place)] ?? []).length > 0,
  );

  const canSend = (draft: PostDraft) =>
    !isUploading && (draft.message.trim() !== '' || draft.fileInfos.length > 0);

  const send = async (draft: PostDraft) => {
    if (isEmptyDraft(draft) || !canSend(draft)) {
      return;
    }
    const message = draft.message.trimEnd();
    setError(undefined);
    dispatch(clearDraft(place));
    dispatch(setUploadProblems(draftKey(place), []));
    const args = { channel_id: place.channelId, team_id: teamId, root_id: place.rootId };
    const result = isCommand(message)
      ? await dispatch(executeCommand(services, message, args, text))
      : await dispatch(
          createPost(services, message, place.channelId, place.rootId, { files: [...draft.fileInfos] }),
        );
    if (result.error === undefined) {
      dispatch(addMessageIntoHistory(message));
      onSent?.({ created: result.data === true ? undefined : result.data });
      return;
    }
    setError(result.error);
    dispatch(restoreDraft(place, { ...draft, message }));
    onSent?.({ error: result.error });
  };

  return { send, canSend, error, setError };
}
