import type { FileDownloadType, FileInfo, Session } from '@patchbay/contract';
import { refuse, type Core } from '@patchbay/core';
import type { ServerResponse } from 'node:http';
import { pluginContext } from '../http/plugin-context.ts';
import type { RequestContext } from '../http/request-context.ts';

/** The file, for whoever uploaded it or may read the channel it is in; 404 of one that was deleted, with its post or not. */
export async function readableFile(core: Core, session: Session, fileId: string): Promise<FileInfo> {
  const info = await core.files.get(fileId);
  const own = session.user_id !== '' && info.user_id === session.user_id;
  if (!own) await core.access.assertCanReadChannel(session, info.channel_id);
  return info;
}

/** Throws 403 `api.file.get_file.rejected_by_plugin` when a plugin objects; the header has its words too. */
export async function assertMayDownload(
  core: Core,
  ctx: RequestContext,
  response: ServerResponse,
  info: FileInfo,
  type: FileDownloadType,
): Promise<void> {
  const userId = type === 'public' ? '' : ctx.userId;
  const reason = await core.fileDownloads.refusal(pluginContext(ctx), info, userId, type);
  if (reason === '') return;
  // A header holds one line of Latin letters; the body has all of it.
  response.setHeader('X-Reject-Reason', reason.replaceAll(/[^\x20-\x7e]+/g, ' '));
  throw refuse('api.file.get_file.rejected_by_plugin', 'getFile', { reason });
}
