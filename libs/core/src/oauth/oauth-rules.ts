import { isHttpUrl } from '../commands/command-rules.ts';
import { refuse } from '../errors.ts';
import { isId } from '../model/ids.ts';

/** What an application asks a person for. */
export interface Authorization {
  /** `code`, or `token` for one at once. */
  readonly responseType: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scope: string;
  readonly state: string;
  /** PKCE; '' without. */
  readonly codeChallenge: string;
  readonly codeChallengeMethod: string;
}

const bytes = (text: string): number => Buffer.byteLength(text);

/** Throws 400 for what is no such question (Go: model.AuthorizeRequest.IsValid). */
export function assertAuthorizationIsValid(asked: Authorization): void {
  const where = 'AuthorizeRequest.IsValid';
  if (!isId(asked.clientId)) throw refuse('model.authorize.is_valid.client_id.app_error', where);
  if (asked.responseType === '') throw refuse('model.authorize.is_valid.response_type.app_error', where);
  if (!isHttpUrl(asked.redirectUri) || bytes(asked.redirectUri) > 256)
    throw refuse('model.authorize.is_valid.redirect_uri.app_error', where);
  if (bytes(asked.state) > 1024) throw refuse('model.authorize.is_valid.state.app_error', where);
  if (bytes(asked.scope) > 128) throw refuse('model.authorize.is_valid.scope.app_error', where);
  if (asked.codeChallenge === '' && asked.codeChallengeMethod === '') return;
  if (asked.codeChallenge === '') throw refuse('model.authorize.is_valid.code_challenge.app_error', where);
  if (asked.codeChallengeMethod !== 'S256')
    throw refuse('model.authorize.is_valid.code_challenge_method.unsupported.app_error', where);
  if (!/^[A-Za-z0-9_-]{43,128}$/.test(asked.codeChallenge))
    throw refuse('model.authorize.is_valid.code_challenge.format.app_error', where);
}
