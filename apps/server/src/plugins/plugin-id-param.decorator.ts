import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { invalidUrlParam } from '../http/errors.ts';

/** The plugin id of the path, lower-cased; 400 if it cannot be one (contract: rest.json). */
export const PluginIdParam = createParamDecorator((_: unknown, execution: ExecutionContext) => {
  const { params } = execution.switchToHttp().getRequest<{ params: Record<string, string> }>();
  const id = params['plugin_id'] ?? '';
  if (!/^[A-Za-z0-9_.-]{1,190}$/.test(id)) throw invalidUrlParam('plugin_id');
  return id.toLowerCase();
});
