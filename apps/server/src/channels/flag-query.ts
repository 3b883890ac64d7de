import { createParamDecorator, type ExecutionContext } from '@nestjs/common';

const YES = new Set(['1', 't', 'T', 'true', 'TRUE', 'True']);

/** One yes or no of the query, as Go reads it; what is neither is no. */
export const FlagQuery = createParamDecorator((name: string, execution: ExecutionContext): boolean => {
  const { query } = execution.switchToHttp().getRequest<{ query: Record<string, unknown> }>();
  const value = query[name];
  return typeof value === 'string' && YES.has(value);
});
