import type { Group, User } from '@patchbay/contract';
import { refuse } from '../errors.ts';
import type { Page } from '../page.ts';
import type { UserService } from '../users/user.service.ts';
import type { GroupRepository } from './group.repository.ts';

/** Groups of people, to be read: what makes them (a directory, custom groups) needs a licence in Mattermost. */
export class GroupService {
  readonly #groups: GroupRepository;
  readonly #users: UserService;

  constructor(groups: GroupRepository, users: UserService) {
    this.#groups = groups;
    this.#users = users;
  }

  /** Deleted ones too, with `delete_at`. */
  async get(groupId: string): Promise<Group> {
    return found(await this.#groups.byId(groupId), 'GetGroup');
  }

  async getByName(name: string): Promise<Group> {
    return found(await this.#groups.byName(name), 'GetGroupByName');
  }

  ofSource(source: string): Promise<Group[]> {
    return this.#groups.ofSource(source);
  }

  ofUser(userId: string): Promise<Group[]> {
    return this.#groups.ofUser(userId);
  }

  /** Active people in it, by username. */
  members(groupId: string, page: Page): Promise<User[]> {
    return this.#users.list({ ...page, inGroup: groupId, active: true });
  }
}

function found(group: Group | undefined, where: string): Group {
  if (!group) throw refuse('app.group.no_rows', where);
  return group;
}
