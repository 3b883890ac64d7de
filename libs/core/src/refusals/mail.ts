import type { Refusals } from './refusals.ts';

/** Mail. */
export const mail = {
  'api.admin.test_email.missing_server': [400, 'There is no mail server to try (EmailSettings.SMTPServer).'],
  'api.admin.test_email.reenter_password': [
    400,
    'The mail server, its port or the user was changed: give the password anew.',
  ],
  'app.admin.test_email.failure': [500, 'The mail server did not take the letter: {error}'],
  'api.file.test_connection_email_settings_nil.app_error': [
    400,
    'The settings to try must name every one of EmailSettings.',
  ],
  'plugin_api.send_mail.missing_to': [400, 'The mail has nobody to go to.'],
  'plugin_api.send_mail.missing_subject': [400, 'The mail has no subject.'],
  'plugin_api.send_mail.missing_htmlbody': [400, 'The mail has no body.'],
} as const satisfies Refusals;
