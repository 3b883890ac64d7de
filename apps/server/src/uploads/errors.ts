import { AppError } from '@patchbay/contract';

/** 501 here, where single uploads say 403, as upstream. */
export const attachmentsDisabled = (where: string): AppError =>
  new AppError(
    'api.file.attachments.disabled.app_error',
    where,
    501,
    'Attaching files is switched off (FileSettings.EnableFileAttachments).',
  );
