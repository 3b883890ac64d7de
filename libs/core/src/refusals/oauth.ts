import type { Refusals } from './refusals.ts';

/** The provider of OAuth 2.0. */
export const oauth = {
  'api.oauth.register_oauth_app.turn_off.app_error': [
    501,
    'Applications are switched off (ServiceSettings.EnableOAuthServiceProvider).',
  ],
  'api.oauth.allow_oauth.turn_off.app_error': [
    501,
    'Applications are switched off (ServiceSettings.EnableOAuthServiceProvider).',
  ],
  'api.oauth.authorize_oauth.disabled.app_error': [
    501,
    'Applications are switched off (ServiceSettings.EnableOAuthServiceProvider).',
  ],
  'api.oauth.get_access_token.disabled.app_error': [
    501,
    'Applications are switched off (ServiceSettings.EnableOAuthServiceProvider).',
  ],
  'api.oauth.allow_oauth.redirect_callback.app_error': [
    400,
    'The address to return to is none of those that the application was registered with.',
  ],
  'api.oauth.get_access_token.bad_request.app_error': [400, 'The form cannot be read.'],
  'api.oauth.get_access_token.bad_grant.app_error': [
    400,
    'The grant type is neither authorization_code nor refresh_token.',
  ],
  'api.oauth.get_access_token.missing_code.app_error': [400, 'The code is missing.'],
  'api.oauth.get_access_token.missing_refresh_token.app_error': [400, 'The refresh token is missing.'],
  'api.oauth.get_access_token.bad_client_id.app_error': [400, 'The client id is not valid.'],
  'api.oauth.get_access_token.bad_client_secret.app_error': [400, 'The client secret is missing.'],
  'api.oauth.get_access_token.credentials.app_error': [
    403,
    'There is no such application, or its secret is another.',
  ],
  'api.oauth.get_access_token.expired_code.app_error': [403, 'The code is unknown, used or expired.'],
  'api.oauth.get_access_token.redirect_uri.app_error': [
    400,
    'The address to return to is not that of the code.',
  ],
  'api.oauth.get_access_token.refresh_token.app_error': [404, 'There is no such refresh token.'],
  'app.oauth.get_app.find.app_error': [404, 'There is no such application.'],
  'app.oauth.save_app.existing.app_error': [400, 'The id of a new application is chosen by the server.'],
  'model.oauth.is_valid.creator_id.app_error': [400, 'The creator of the application is not valid.'],
  'model.oauth.is_valid.name.app_error': [400, 'An application needs a name of at most 64 bytes.'],
  'model.oauth.is_valid.callback.app_error': [
    400,
    'An application needs addresses to return to: http or https, at most 1024 bytes together.',
  ],
  'model.oauth.is_valid.homepage.app_error': [
    400,
    'An application needs a home page: http or https, at most 256 bytes.',
  ],
  'model.oauth.is_valid.description.app_error': [400, 'The description has at most 512 characters.'],
  'model.oauth.is_valid.icon_url.app_error': [
    400,
    'The address of an icon is http or https, at most 512 bytes.',
  ],
  'model.oauth.is_valid.mattermost_app_id.app_error': [400, 'The id of the app has at most 32 bytes.'],
  'model.authorize.is_valid.client_id.app_error': [400, 'The client id is not valid.'],
  'model.authorize.is_valid.response_type.app_error': [400, 'The response type is missing.'],
  'model.authorize.is_valid.redirect_uri.app_error': [400, 'The address to return to is not valid.'],
  'model.authorize.is_valid.state.app_error': [400, 'The state has at most 1024 bytes.'],
  'model.authorize.is_valid.scope.app_error': [400, 'The scope has at most 128 bytes.'],
  'model.authorize.is_valid.code_challenge.app_error': [400, 'The code challenge is missing.'],
  'model.authorize.is_valid.code_challenge_method.unsupported.app_error': [
    400,
    'Only S256 is known as a method of code challenges.',
  ],
  'model.authorize.is_valid.code_challenge.format.app_error': [
    400,
    'The code challenge has 43 to 128 letters, digits, - and _.',
  ],
  'model.authorize.validate_pkce.verifier_required.app_error': [400, 'The code verifier is missing.'],
  'model.authorize.validate_pkce.verification_failed.app_error': [
    400,
    'The code verifier is not that of the code challenge.',
  ],
  'model.authorize.validate_pkce.not_used_in_auth.app_error': [
    400,
    'A code verifier was sent, but no code challenge before.',
  ],
} as const satisfies Refusals;
