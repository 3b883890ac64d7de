import { z } from 'zod';

const Text = z.string().default('');

/** An application as clients send it. */
export const OAuthAppBody = z.object({
  id: Text,
  name: Text,
  description: Text,
  icon_url: Text,
  callback_urls: z
    .array(z.string())
    .nullish()
    .transform((value) => value ?? []),
  homepage: Text,
  is_trusted: z.boolean().default(false),
  mattermost_app_id: Text,
});
export type OAuthAppInput = z.infer<typeof OAuthAppBody>;

/** What a person is asked for, and lets. */
export const AuthorizeBody = z.object({
  response_type: Text,
  client_id: Text,
  redirect_uri: Text,
  scope: Text,
  state: Text,
  code_challenge: Text,
  code_challenge_method: Text,
});
export type AuthorizeInput = z.infer<typeof AuthorizeBody>;

export const DeauthorizeBody = z.object({ client_id: Text });

/** The same under the names of the core. */
export const authorizationOf = (body: AuthorizeInput) => ({
  responseType: body.response_type,
  clientId: body.client_id,
  redirectUri: body.redirect_uri,
  scope: body.scope,
  state: body.state,
  codeChallenge: body.code_challenge,
  codeChallengeMethod: body.code_challenge_method,
});
