import { Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import type { Core } from '@patchbay/core';
import { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, JsonBody } from '../http/decorators.ts';
import type { SessionContext } from '../http/request-context.ts';
import { TextQuery } from '../http/text-query.ts';
import { badLimit, noAgentAnswered } from './errors.ts';

const Search = z.looseObject({ term: z.string().optional() });
const Rewrite = z.looseObject({ agent_id: z.string().length(26) });

const READ_POLICIES = 'sysconsole_read_compliance_data_retention_policy';
const MOST_FIELDS = 100;

/** What clients of a feature show as the reason why it is not there. */
const NO_AGENTS = {
  available: false,
  reason: 'app.agents.bridge.not_available.plugin_not_active',
} as const;

/**
 * Parts of licensed features and of agents that a Team Edition answers all the same: with nothing, for nothing is there
 * (upstream: api4/agents.go, access_control.go, data_retention.go, post.go).
 */
@Controller('api/v4')
export class NothingHereController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Get('agents')
  agents(): readonly never[] {
    return [];
  }

  @Get('agents/status')
  agentsStatus(): { available: boolean; reason: string } {
    return NO_AGENTS;
  }

  @Get('llmservices')
  languageModels(): readonly never[] {
    return [];
  }

  @Post('posts/rewrite')
  rewrite(@JsonBody(Rewrite) _body: unknown): never {
    throw noAgentAnswered();
  }

  /** The attributes that a policy may name. */
  @Get('access_control_policies/cel/autocomplete/fields')
  attributes(@Ctx() ctx: SessionContext, @TextQuery('limit') limit: string): readonly never[] {
    this.#core.access.assertCan(ctx.session, 'manage_system');
    if (!/^\d+$/.test(limit) || Number(limit) < 1 || Number(limit) > MOST_FIELDS) throw badLimit();
    return [];
  }

  @Post('access_control_policies/:policy_id/resources/channels/search')
  @HttpCode(200)
  channelsOfPolicy(
    @Ctx() ctx: SessionContext,
    @IdParam('policy_id') _policyId: string,
    @JsonBody(Search) _search: unknown,
  ): { channels: readonly never[]; total_count: number } {
    this.#core.access.assertCan(ctx.session, 'manage_system');
    return { channels: [], total_count: 0 };
  }

  /** Upstream lets those see it as well who may change it in their team, by a permission that nobody has here. */
  @Get('teams/:team_id/access_control/policy')
  policyOfTeam(
    @Ctx() ctx: SessionContext,
    @IdParam('team_id') _teamId: string,
  ): { policy: null; enforced: boolean } {
    this.#core.access.assertCan(ctx.session, 'manage_system');
    return { policy: null, enforced: false };
  }

  @Post('data_retention/policies/:policy_id/teams/search')
  @HttpCode(200)
  teamsOfRetention(
    @Ctx() ctx: SessionContext,
    @IdParam('policy_id') _policyId: string,
    @JsonBody(Search) _search: unknown,
  ): readonly never[] {
    this.#core.access.assertCan(ctx.session, READ_POLICIES);
    return [];
  }

  @Post('data_retention/policies/:policy_id/channels/search')
  @HttpCode(200)
  channelsOfRetention(
    @Ctx() ctx: SessionContext,
    @IdParam('policy_id') _policyId: string,
    @JsonBody(Search) _search: unknown,
  ): readonly never[] {
    this.#core.access.assertCan(ctx.session, READ_POLICIES);
    return [];
  }
}
