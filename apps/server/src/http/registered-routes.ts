import type { Express } from 'express';

/** One method of one path, as it was registered: `GET`, `/api/v4/users/:user_id`. */
export interface RegisteredRoute {
  readonly method: string;
  readonly path: string;
}

interface Layer {
  readonly route?: { readonly path: unknown; readonly methods: Readonly<Record<string, boolean>> };
}

/** Every route that a controller has registered, in the order in which they are asked. */
export function registeredRoutes(instance: Express): RegisteredRoute[] {
  const { stack } = instance.router as unknown as { stack: readonly Layer[] };
  return stack.flatMap(({ route }) => {
    if (!route) return [];
    const paths = Array.isArray(route.path) ? route.path : [route.path];
    const methods = Object.keys(route.methods).map((method) => method.toUpperCase());
    return paths.flatMap((path) => methods.map((method) => ({ method, path: String(path) })));
  });
}
