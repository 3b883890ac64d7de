import type { API, GetFileInfosOptions, UploadSession } from '@patchbay/contract';
import { refuse } from '../errors.ts';
import { emptyContext } from '../model/empty-context.ts';
import type { ApiScope } from './api-scope.ts';
import { received } from './input.ts';

type Methods = Pick<
  API,
  | 'GetFileInfo'
  | 'GetFileInfos'
  | 'SetFileSearchableContent'
  | 'GetFile'
  | 'GetFileLink'
  | 'ReadFile'
  | 'UploadFile'
  | 'CopyFileInfos'
  | 'CreateUploadSession'
  | 'UploadData'
  | 'GetUploadSession'
>;

/** Files, their bytes, and uploads in pieces. */
export function filesApi({ core }: ApiScope): Methods {
  return {
    GetFileInfo: (fileId) => core.files.getWithContent(fileId),
    GetFileInfos: (page, perPage, options) =>
      core.files.list({ page, perPage }, received<GetFileInfosOptions>('model.GetFileInfosOptions', options)),
    SetFileSearchableContent: (fileId, content) => core.files.setContent(fileId, content),
    GetFile: async (fileId) => core.files.bytes((await core.files.get(fileId)).Path),
    GetFileLink: async (fileId) => {
      const { FileSettings, ServiceSettings } = core.config.get();
      if (!FileSettings.EnablePublicLink)
        throw refuse('plugin_api.get_file_link.disabled.app_error', 'GetFileLink');
      const info = await core.files.get(fileId);
      if (info.post_id === '') throw refuse('plugin_api.get_file_link.no_post.app_error', 'GetFileLink');
      return (ServiceSettings.SiteURL ?? '').replace(/\/+$/, '') + core.files.publicPath(info.id);
    },
    ReadFile: (path) => core.files.bytes(path),
    UploadFile: async (data, channelId, name) => {
      if (channelId !== '')
        await core.channels.get(channelId).catch(() => {
          throw refuse('api.file.upload_file.incorrect_channelId.app_error', 'UploadFile', { channelId });
        });
      return core.fileUploads.upload(emptyContext(), { channelId, userId: '', name, data });
    },
    CopyFileInfos: (userId, fileIds) => core.files.copy(userId, fileIds),
    CreateUploadSession: (session) =>
      core.uploads.create(received<UploadSession>('model.UploadSession', session)),
    UploadData: async (session, data) => {
      const info = await core.uploads.append(
        emptyContext(),
        received<UploadSession>('model.UploadSession', session),
        data,
      );
      // A nil pointer says that more is to come; its TypeScript type, made for the plugin's side, does not.
      return info as NonNullable<typeof info>;
    },
    GetUploadSession: (uploadId) => core.uploads.get(uploadId),
  };
}
