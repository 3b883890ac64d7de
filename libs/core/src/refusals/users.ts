import type { Refusals } from './refusals.ts';

/** Accounts, logins, sessions and roles. */
export const users = {
  'api.user.login.invalid_credentials_email_username': [
    401,
    'The email address, username or password is wrong.',
  ],
  'api.user.login.blank_pwd.app_error': [400, 'The password must not be empty.'],
  'api.user.login.inactive.app_error': [
    401,
    'This account was deactivated. Ask the administrator to activate it.',
  ],
  'api.user.login.not_verified.app_error': [401, 'The email address of this account was not verified yet.'],
  'api.user.login.bot_login_forbidden.app_error': [401, 'Bot accounts cannot log in.'],
  'api.user.check_user_login_attempts.too_many.app_error': [
    401,
    'Too many failed logins: this account is locked. Ask the administrator to set a new password.',
  ],
  'api.user.create_user.signup_email_disabled.app_error': [
    501,
    'Creating accounts is switched off on this server.',
  ],
  'api.user.create_user.no_open_server': [
    403,
    'This server is not open to everybody: ask for an invitation (TeamSettings.EnableOpenServer).',
  ],
  'api.user.create_user.accepted_domain.app_error': [
    400,
    'Addresses of this domain are not accepted (TeamSettings.RestrictCreationToDomains).',
  ],
  'app.user.save.email_exists.app_error': [400, 'An account with this email address exists already.'],
  'app.user.save.username_exists.app_error': [400, 'An account with this username exists already.'],
  'app.user.missing_account.const': [404, 'There is no such user.'],
  'app.user.get_by_username.app_error': [404, 'There is no user with this username.'],
  'model.user.is_valid.username.app_error': [
    400,
    'A username has 1 to 64 characters: lower-case letters, digits, and the symbols . - _; it starts with a letter or digit.',
  ],
  'model.user.is_valid.email.app_error': [400, 'The email address is not valid.'],
  'model.user.is_valid.pwd_min_length.app_error': [400, 'The password needs at least {min} characters.'],
  'model.user.is_valid.pwd_max_length.app_error': [400, 'The password is longer than 72 characters.'],
  'model.user.is_valid.pwd_lowercase.app_error': [400, 'The password needs a lower-case letter.'],
  'model.user.is_valid.pwd_uppercase.app_error': [400, 'The password needs an upper-case letter.'],
  'model.user.is_valid.pwd_number.app_error': [400, 'The password needs a digit.'],
  'model.user.is_valid.pwd_symbol.app_error': [400, 'The password needs one of the symbols {symbols}.'],
  'model.user.is_valid.field_length.app_error': [400, 'The field {name} is too long.'],
  'api.user.upload_profile_user.decode.app_error': [
    400,
    'The picture is not a PNG, JPEG, GIF or WebP image.',
  ],
  'api.user.upload_profile_user.too_large.app_error': [413, 'The picture is larger than {limit} bytes.'],
  'app.session.get.app_error': [404, 'There is no such session.'],
  'app.role.get_by_name.app_error': [404, 'There is no such role.'],
} as const satisfies Refusals;
