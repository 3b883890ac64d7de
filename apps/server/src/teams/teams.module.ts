import { Module } from '@nestjs/common';
import { TeamIconController } from './team-icon.controller.ts';
import { TeamInvitesController } from './team-invites.controller.ts';
import { TeamMembersController } from './team-members.controller.ts';
import { TeamsController } from './teams.controller.ts';
import { UserTeamsController } from './user-teams.controller.ts';

/** The first controllers have the fixed paths, which `:team_id` would take otherwise. */
@Module({
  controllers: [
    UserTeamsController,
    TeamInvitesController,
    TeamMembersController,
    TeamIconController,
    TeamsController,
  ],
})
export class TeamsModule {}
