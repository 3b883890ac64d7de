import { Controller, Get, HttpCode, Inject, Param, Patch, Post } from '@nestjs/common';
import type { Core } from '@patchbay/core';
import { z } from 'zod';
import { CORE } from '../engine/tokens.ts';
import { Ctx, IdParam, JsonBody } from '../http/decorators.ts';
import { invalidUrlParam } from '../http/errors.ts';
import type { SessionContext } from '../http/request-context.ts';
import { TextQuery } from '../http/text-query.ts';
import {
  invalidJobStatus,
  jobNotReadable,
  noExportResults,
  noJobs,
  noSuchJob,
  unknownJobType,
} from './errors.ts';
import { JOB_PERMISSIONS, JOB_STATUSES } from './job-permissions.ts';

const NewJob = z.object({ type: z.string(), data: z.record(z.string(), z.string()).nullish() });
const NewStatus = z.object({ status: z.string(), force: z.boolean().optional() });

/**
 * Work in the background. What Patchbay does there it does by itself, so there are no jobs to see; who asks for one that
 * would need a feature that is not here is told so.
 */
@Controller('api/v4/jobs')
export class JobsController {
  readonly #core: Core;

  constructor(@Inject(CORE) core: Core) {
    this.#core = core;
  }

  @Get()
  list(
    @Ctx() ctx: SessionContext,
    @TextQuery('job_type') type: string,
    @TextQuery('status') status: string,
  ): unknown[] {
    if (type === '') {
      const { access } = this.#core;
      const reads = [...new Set([...JOB_PERMISSIONS.values()].map(({ read }) => read))];
      access.assertCanAny(ctx.session, reads);
    } else if (!JOB_PERMISSIONS.has(type)) throw invalidUrlParam('job_type');
    else this.#assertCanRead(ctx, type);
    if (status !== '' && !JOB_STATUSES.includes(status)) throw invalidJobStatus();
    return [];
  }

  @Get('type/:job_type')
  ofType(@Ctx() ctx: SessionContext, @Param('job_type') type: string): unknown[] {
    this.#assertCanRead(ctx, type);
    return [];
  }

  @Post()
  @HttpCode(201)
  create(@Ctx() ctx: SessionContext, @JsonBody(NewJob) body: z.infer<typeof NewJob>): never {
    const permissions = JOB_PERMISSIONS.get(body.type);
    if (!permissions) throw unknownJobType();
    this.#core.access.assertCan(ctx.session, permissions.create);
    throw noJobs(body.type);
  }

  @Get(':job_id')
  get(@IdParam('job_id') _jobId: string): never {
    throw noSuchJob();
  }

  @Get(':job_id/download')
  download(@IdParam('job_id') _jobId: string): never {
    throw noExportResults();
  }

  @Post(':job_id/cancel')
  cancel(@IdParam('job_id') _jobId: string): never {
    throw noSuchJob();
  }

  @Patch(':job_id/status')
  setStatus(@IdParam('job_id') _jobId: string, @JsonBody(NewStatus) _body: unknown): never {
    throw noSuchJob();
  }

  #assertCanRead(ctx: SessionContext, type: string): void {
    const permissions = JOB_PERMISSIONS.get(type);
    if (!permissions) throw jobNotReadable();
    this.#core.access.assertCan(ctx.session, permissions.read);
  }
}
