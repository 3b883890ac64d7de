import { AppError, type API } from '@patchbay/contract';
import { refuse } from '../errors.ts';
import type { ApiScope } from './api-scope.ts';

type Methods = Pick<API, 'SendMail'>;

/** Mail. Nothing is sent, and no error, where notifications by mail are off. */
export function mailApi({ core }: ApiScope): Methods {
  return {
    SendMail: async (to, subject, html) => {
      if (to === '') throw refuse('plugin_api.send_mail.missing_to', 'SendMail');
      if (subject === '') throw refuse('plugin_api.send_mail.missing_subject', 'SendMail');
      if (html === '') throw refuse('plugin_api.send_mail.missing_htmlbody', 'SendMail');
      try {
        await core.mail.sendNotification({ to, subject, html });
      } catch (error) {
        // Mattermost has this id for every failure.
        throw new AppError(
          'plugin_api.send_mail.missing_htmlbody',
          'SendMail',
          500,
          'The mail could not be sent.',
          error instanceof Error ? error.message : String(error),
        );
      }
    },
  };
}
