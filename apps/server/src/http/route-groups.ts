import express, { type RequestHandler, type Router } from 'express';

/** The methods that controllers answer to; `HEAD` comes with `GET`. */
export type RouteMethod = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** One method of one path, as it was registered: `GET`, `/api/v4/users/:user_id`. */
export interface RegisteredRoute {
  readonly method: string;
  readonly path: string;
}

interface Group {
  readonly routes: {
    readonly method: RouteMethod;
    readonly path: string;
    readonly handler: RequestHandler;
  }[];
  router: Router | undefined;
}

/** `/api/v4/users` of everything below it, `/hooks` of whatever is not below `/api/v4`. */
const GROUP = /^\/(?:api\/v4\/)?[^/?#]*/i;

/**
 * Routes by the first word of their path, in a router of Express each: the server has some six hundred, of which a
 * request is compared with those of its group alone. A group's router is made for its first request, not at the start.
 */
export class RouteGroups {
  readonly #groups = new Map<string, Group>();
  readonly #registered: RegisteredRoute[] = [];

  /** In the order in which they were added, which is the order in which they are asked. */
  get registered(): readonly RegisteredRoute[] {
    return this.#registered;
  }

  /** @throws Error for a path that begins with a parameter: no group is its */
  add(method: RouteMethod, path: string, handler: RequestHandler): void {
    const key = groupOf(path);
    if (/[:*{]/.test(key)) throw new Error(`The first word of a route has to be said: ${path}`);
    const group = this.#groups.get(key) ?? { routes: [], router: undefined };
    if (group.router) throw new Error(`${path} comes too late: its group answers already`);
    group.routes.push({ method, path, handler });
    this.#groups.set(key, group);
    this.#registered.push({ method: method.toUpperCase(), path });
  }

  readonly handle: RequestHandler = (request, response, next) => {
    const group = this.#groups.get(groupOf(request.url));
    // Express would answer OPTIONS by itself, with the methods there are; to us it is a method like any other.
    if (!group || request.method === 'OPTIONS') return next();
    group.router ??= routerOf(group);
    group.router(request, response, next);
  };
}

const groupOf = (path: string) => GROUP.exec(path)?.[0].toLowerCase() ?? '';

function routerOf({ routes }: Group): Router {
  const router = express.Router();
  for (const { method, path, handler } of routes) router[method](path, handler);
  return router;
}
