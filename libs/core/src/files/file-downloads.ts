import type { Context, FileDownloadType, FileInfo } from '@patchbay/contract';
import type { CoreCommon } from '../core-common.ts';

/** Asks plugins whether a file may go out. */
export class FileDownloads {
  readonly #parts: Pick<CoreCommon, 'hooks' | 'events'>;

  constructor(parts: Pick<CoreCommon, 'hooks' | 'events'>) {
    this.#parts = parts;
  }

  /**
   * Why the file may not be downloaded, '' when it may. Whoever asked hears of a refusal by `file_download_rejected`, on
   * the one connection that the request names if it does; behind a public link (`userId` '') nobody does.
   */
  async refusal(context: Context, info: FileInfo, userId: string, type: FileDownloadType): Promise<string> {
    const refusal = await this.#parts.hooks.ask.fileWillBeDownloaded(context, info, userId, type);
    if (!refusal) return '';
    const reason = 'rejected' in refusal ? refusal.rejected : refusal.unanswered.reason;
    if (userId !== '')
      this.#parts.events.publish({
        event: 'file_download_rejected',
        data: {
          file_id: info.id,
          file_name: info.name,
          rejection_reason: reason,
          channel_id: info.channel_id,
          post_id: info.post_id,
          download_type: type,
        },
        broadcast: { user_id: userId, connection_id: context.ConnectionId },
      });
    return reason;
  }
}
