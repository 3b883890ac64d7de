import type { CoreCommon } from '../core-common.ts';
import type { MemberIds } from '../events/member-ids.ts';
import type { TeamMemberRepository } from '../teams/team-member.repository.ts';
import type { TeamRepository } from '../teams/team.repository.ts';
import type { UserRepository } from '../users/user.repository.ts';
import type { ChannelMemberRepository } from './channel-member.repository.ts';
import type { ChannelMessages } from './channel-messages.ts';
import type { ChannelRepository } from './channel.repository.ts';

/** What the rules about channels are made of. */
export interface ChannelParts extends CoreCommon {
  readonly channels: ChannelRepository;
  readonly channelMembers: ChannelMemberRepository;
  readonly memberIds: MemberIds;
  readonly messages: ChannelMessages;
  readonly teams: TeamRepository;
  readonly teamMembers: TeamMemberRepository;
  readonly users: UserRepository;
}
