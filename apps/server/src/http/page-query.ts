import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Page } from '@patchbay/core';

const DEFAULT_PER_PAGE = 60;
const MAXIMUM_PER_PAGE = 200;

/** `?page=0&per_page=60`: counted from 0, at most 200; what is no number is the default, as upstream has it. */
export const PageQuery = createParamDecorator((_: unknown, execution: ExecutionContext): Page => {
  const { query } = execution.switchToHttp().getRequest<{ query: Record<string, unknown> }>();
  return {
    page: count(query['page'], 0),
    perPage: Math.min(count(query['per_page'], DEFAULT_PER_PAGE), MAXIMUM_PER_PAGE),
  };
});

function count(value: unknown, otherwise: number): number {
  return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : otherwise;
}
