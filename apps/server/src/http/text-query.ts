import { createParamDecorator, type ExecutionContext } from '@nestjs/common';

/** One text of the query; '' if it is not there or there twice. */
export const TextQuery = createParamDecorator((name: string, execution: ExecutionContext): string => {
  const { query } = execution.switchToHttp().getRequest<{ query: Record<string, unknown> }>();
  const value = query[name];
  return typeof value === 'string' ? value : '';
});
