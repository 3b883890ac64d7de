import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { invalidBodyParam, invalidUrlParam } from '../http/errors.ts';

/** `GET /users?…` as it was asked; texts are '' when they are not there. */
export interface UserListAsked {
  readonly inTeam: string;
  readonly notInTeam: string;
  readonly inChannel: string;
  readonly notInChannel: string;
  readonly inGroup: string;
  readonly notInGroup: string;
  readonly withoutTeam: boolean;
  readonly active: boolean;
  readonly inactive: boolean;
  readonly role: string;
  readonly roles: string;
  readonly teamRoles: string;
  readonly channelRoles: string;
  readonly sort: string;
  readonly includeDeleted: boolean;
  readonly includeBots: boolean;
  readonly includeRemoteUsers: boolean;
}

const SORTS = new Set(['', 'last_activity_at', 'create_at', 'status', 'admin', 'display_name']);
const TRUE = new Set(['1', 't', 'T', 'true', 'TRUE', 'True']);

export const UserListQuery = createParamDecorator(
  (_: unknown, execution: ExecutionContext): UserListAsked => {
    const { query } = execution.switchToHttp().getRequest<{ query: Record<string, unknown> }>();
    const text = (name: string): string => {
      const value = query[name];
      return typeof value === 'string' ? value : '';
    };
    const flag = (name: string): boolean => TRUE.has(text(name));
    return {
      inTeam: text('in_team'),
      notInTeam: text('not_in_team'),
      inChannel: text('in_channel'),
      notInChannel: text('not_in_channel'),
      inGroup: text('in_group'),
      notInGroup: text('not_in_group'),
      withoutTeam: flag('without_team'),
      active: flag('active'),
      inactive: flag('inactive'),
      role: text('role'),
      roles: text('roles'),
      teamRoles: text('team_roles'),
      channelRoles: text('channel_roles'),
      sort: text('sort'),
      includeDeleted: flag('include_deleted'),
      includeBots: flag('include_bots'),
      includeRemoteUsers: flag('include_remote_users'),
    };
  },
);

/**
 * What core is asked for; 400 for what does not go together, as upstream has it: an order belongs to one kind of list, and
 * roles must exist.
 */
export function userListOf(asked: UserListAsked, exists: (role: string) => boolean) {
  if (asked.notInChannel !== '' && asked.inTeam === '') throw invalidUrlParam('team_id');
  if (!isSortable(asked)) throw invalidUrlParam('sort');
  if (asked.active && asked.inactive) throw invalidUrlParam('inactive');
  const names = (list: string, parameter: string): string[] => {
    const found = list.split(',').flatMap((name) => name.trim() || []);
    if (!found.every(exists)) throw invalidBodyParam(parameter);
    return found;
  };
  names(asked.role, 'role');
  return {
    inTeam: asked.inTeam,
    notInTeam: asked.notInTeam,
    inChannel: asked.inChannel,
    notInChannel: asked.notInChannel,
    inGroup: asked.inGroup,
    notInGroup: asked.notInGroup,
    withoutTeam: asked.withoutTeam,
    active: asked.active,
    inactive: asked.inactive,
    role: asked.role,
    roles: names(asked.roles, 'roles'),
    teamRoles: asked.inTeam === '' ? [] : names(asked.teamRoles, 'teamRoles'),
    channelRoles: asked.inChannel === '' ? [] : names(asked.channelRoles, 'channelRoles'),
    sort: asked.sort,
  };
}

function isSortable({ sort, ...asked }: UserListAsked): boolean {
  if (!SORTS.has(sort)) return false;
  const only = (name: 'inTeam' | 'inGroup'): boolean =>
    asked[name] !== '' &&
    (['inTeam', 'notInTeam', 'inChannel', 'notInChannel', 'inGroup', 'notInGroup'] as const).every(
      (each) => each === name || asked[each] === '',
    ) &&
    !asked.withoutTeam;
  switch (sort) {
    case 'last_activity_at':
    case 'create_at':
      return only('inTeam');
    case 'status':
    case 'admin':
      return asked.inChannel !== '';
    case 'display_name':
      return only('inGroup');
    default:
      return true;
  }
}
