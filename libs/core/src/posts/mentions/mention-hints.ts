import type { User } from '@patchbay/contract';
import type { CoreCommon } from '../../core-common.ts';
import type { TeamMemberRepository } from '../../teams/team-member.repository.ts';
import type { UserRepository } from '../../users/user.repository.ts';
import type { EphemeralService } from '../ephemeral.service.ts';
import type { MadePost } from '../post-aftermath.ts';

/** Names of a post that are looked up. */
const MOST_NAMES = 50;

export interface MentionHintsParts extends CoreCommon {
  readonly users: UserRepository;
  readonly teamMembers: TeamMemberRepository;
  readonly ephemeral: Pick<EphemeralService, 'send'>;
}

/** Tells authors, and them alone, when somebody they mentioned did not hear of it. */
export class MentionHints {
  readonly #parts: MentionHintsParts;

  constructor(parts: MentionHintsParts) {
    this.#parts = parts;
  }

  async tell(made: MadePost): Promise<void> {
    const { author, channel, mentions, post } = made;
    if (author.is_bot || post.type.startsWith('system_') || channel.type === 'D' || channel.type === 'G')
      return;
    if (mentions.tooMany) this.#tellTooMany(made, mentions.tooMany);
    if (mentions.unknown.size === 0) return;
    const outside = await this.#outside(mentions.unknown, channel.team_id);
    if (outside.length > 0) this.#tellOutside(made, outside);
  }

  /** Those of the team who have one of the names. */
  async #outside(names: ReadonlySet<string>, teamId: string): Promise<User[]> {
    const found = await this.#parts.users.byUsernames([...names].slice(0, MOST_NAMES));
    const people: User[] = [];
    for (const user of found) {
      if (user.delete_at > 0 || user.is_bot) continue;
      const member = await this.#parts.teamMembers.get(teamId, user.id);
      if (member && member.delete_at === 0) people.push(user);
    }
    return people;
  }

  #tellOutside({ author, post }: MadePost, outside: readonly User[]): void {
    const usernames = outside.map((user) => user.username);
    const names = usernames.map((name) => `@${name}`).join(', ');
    const were = outside.length === 1 ? 'was' : 'were';
    this.#parts.ephemeral.send(author.id, {
      channel_id: post.channel_id,
      root_id: post.root_id,
      user_id: author.id,
      message: `${names} ${were} not notified: not in this channel.`,
      props: {
        add_channel_member: {
          post_id: post.id,
          usernames,
          not_in_channel_usernames: usernames,
          user_ids: outside.map((user) => user.id),
          not_in_channel_user_ids: outside.map((user) => user.id),
          not_in_groups_usernames: [],
        },
      },
    });
  }

  #tellTooMany({ author, post }: MadePost, name: string): void {
    const limit = this.#parts.config.get().TeamSettings.MaxNotificationsPerChannel ?? 0;
    this.#parts.ephemeral.send(author.id, {
      channel_id: post.channel_id,
      root_id: post.root_id,
      user_id: author.id,
      message: `@${name} notified nobody, because the channel has more than ${limit} members.`,
    });
  }
}
