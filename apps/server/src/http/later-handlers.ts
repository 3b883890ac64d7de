import type { RequestHandler } from 'express';
import { RouterExplorer } from '@nestjs/core/router/router-explorer.js';

/** Nest's own, and private: it puts the guards, parameters and filters of a handler together. */
interface HandlerMaker {
  createCallbackProxy(...about: unknown[]): RequestHandler;
}

const maker = RouterExplorer.prototype as unknown as HandlerMaker;
const { createCallbackProxy } = maker;

/**
 * Has Nest put each handler together when it is asked first, not all of them at the start: of six hundred endpoints
 * a start needs none, and this is half of what Nest does for one. There is no option for it.
 */
export function putHandlersTogetherLater(): void {
  maker.createCallbackProxy = function (this: HandlerMaker, ...about) {
    let handler: RequestHandler | undefined;
    return (request, response, next) => {
      handler ??= createCallbackProxy.apply(this, about);
      return handler(request, response, next);
    };
  };
}
