import { RequestMethod, type DynamicModule, type Type } from '@nestjs/common';
import {
  HTTP_CODE_METADATA,
  METHOD_METADATA,
  PATH_METADATA,
  ROUTE_ARGS_METADATA,
} from '@nestjs/common/constants.js';
import type { ZodType } from 'zod';
import { AppModule } from '../app.module.ts';
import {
  IdParam,
  IS_LOCAL_ONLY,
  IS_PUBLIC,
  JsonBody,
  OptionalJsonBody,
  RawJsonBody,
} from '../http/decorators.ts';
import { PageQuery } from '../http/page-query.ts';
import { TextQuery } from '../http/text-query.ts';
import type { Operation } from './operation.ts';

interface Argument {
  readonly factory?: unknown;
  readonly data?: unknown;
}

type Decorator = (target: object, key: string, index: number) => void;

/** Nest's own kind of parameter: `@Query('name')`. */
const QUERY_KIND = '4:';

const FACTORIES = {
  id: factoryOf(IdParam('x')),
  text: factoryOf(TextQuery('x')),
  page: factoryOf(PageQuery()),
  body: factoryOf(JsonBody()),
  rawBody: factoryOf(RawJsonBody()),
  optionalBody: factoryOf(OptionalJsonBody()),
};

/** Stands for all that the modules would be made with. */
const ANYTHING: unknown = new Proxy(() => undefined, { get: () => ANYTHING, apply: () => ANYTHING });

/** Every endpoint of the server, from what Nest knows of its controllers; none of them is made for that. */
export function readOperations(): Operation[] {
  return controllersOf(AppModule.with(ANYTHING as never)).flatMap(operationsOf);
}

function controllersOf(module: Type | DynamicModule): Type[] {
  if (typeof module === 'function') {
    const imports = (Reflect.getMetadata('imports', module) ?? []) as (Type | DynamicModule)[];
    return [
      ...((Reflect.getMetadata('controllers', module) ?? []) as Type[]),
      ...imports.flatMap(controllersOf),
    ];
  }
  const imports = (module.imports ?? []) as (Type | DynamicModule)[];
  return [
    ...(module.controllers ?? []),
    ...imports.flatMap(controllersOf),
    ...controllersOf(module.module as Type),
  ];
}

function operationsOf(controller: Type): Operation[] {
  const prototype = controller.prototype as Record<string, unknown>;
  const prefix = String(Reflect.getMetadata(PATH_METADATA, controller));
  return Object.getOwnPropertyNames(prototype).flatMap((handler) => {
    const method = handler === 'constructor' ? undefined : prototype[handler];
    if (typeof method !== 'function') return [];
    const path = Reflect.getMetadata(PATH_METADATA, method) as string | undefined;
    if (path === undefined) return [];
    return [operationOf(controller, handler, method, joined(prefix, path))];
  });
}

function operationOf(controller: Type, handler: string, method: object, path: string): Operation {
  const name = RequestMethod[Reflect.getMetadata(METHOD_METADATA, method) as number] ?? 'GET';
  const marked = (key: string) =>
    ((Reflect.getMetadata(key, method) ?? Reflect.getMetadata(key, controller)) as boolean | undefined) ===
    true;
  const args = Object.entries(
    (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler) ?? {}) as Record<string, Argument>,
  );
  const made = (factory: unknown) => args.filter(([, argument]) => argument.factory === factory);
  const texts = (found: typeof args) =>
    found.flatMap(([, { data }]) => (typeof data === 'string' ? [data] : []));
  const [body] = made(FACTORIES.body);
  return {
    controller: controller.name,
    handler,
    method: name,
    path,
    status:
      (Reflect.getMetadata(HTTP_CODE_METADATA, method) as number | undefined) ??
      (name === 'POST' ? 201 : 200),
    isPublic: marked(IS_PUBLIC),
    localOnly: marked(IS_LOCAL_ONLY),
    ids: texts(made(FACTORIES.id)),
    query: [...texts(made(FACTORIES.text)), ...texts(args.filter(([key]) => key.startsWith(QUERY_KIND)))],
    isPaged: made(FACTORIES.page).length > 0,
    body: (body?.[1].data as { wanted?: ZodType } | undefined)?.wanted,
    takesBody:
      body !== undefined || made(FACTORIES.rawBody).length > 0 || made(FACTORIES.optionalBody).length > 0,
  };
}

function joined(prefix: string, path: string): string {
  return `/${prefix}/${path}`.replaceAll(/\/+/g, '/').replace(/(.)\/$/, '$1');
}

/** The function behind a decorator of parameters, by which its uses are told apart. */
function factoryOf(decorator: ParameterDecorator): unknown {
  // Nest keeps what it learns of a method's parameters with the class.
  const Probe = function () {};
  (decorator as Decorator)(Probe.prototype as object, 'probe', 0);
  const args = Reflect.getMetadata(ROUTE_ARGS_METADATA, Probe, 'probe') as Record<string, Argument>;
  return Object.values(args)[0]?.factory;
}
