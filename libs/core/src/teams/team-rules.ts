import type { Team } from '@patchbay/contract';
import { refuse } from '../errors.ts';

const NAME = /^[a-z][a-z0-9-]*[a-z0-9]$/;
/** Names that are paths of the server itself. */
const RESERVED = new Set([
  'admin',
  'api',
  'boards',
  'channel',
  'claim',
  'error',
  'files',
  'help',
  'landing',
  'login',
  'mfa',
  'oauth',
  'playbooks',
  'plug',
  'plugins',
  'post',
  'signup',
  'static',
]);

/** Throws the first rule that a team breaks. */
export function assertTeamIsValid(team: Team): void {
  const where = 'Team.IsValid';
  if (!NAME.test(team.name) || team.name.length > 64 || RESERVED.has(team.name))
    throw refuse('model.team.is_valid.name.app_error', where);
  if (team.display_name.trim() === '' || team.display_name.length > 64)
    throw refuse('model.team.is_valid.display_name.app_error', where);
  if (team.type !== 'O' && team.type !== 'I') throw refuse('model.team.is_valid.type.app_error', where);
}
