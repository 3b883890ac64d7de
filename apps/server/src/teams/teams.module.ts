import { Module } from '@nestjs/common';
import { TeamMembersController } from './team-members.controller.ts';
import { TeamsController } from './teams.controller.ts';
import { UserTeamsController } from './user-teams.controller.ts';

@Module({ controllers: [UserTeamsController, TeamMembersController, TeamsController] })
export class TeamsModule {}
