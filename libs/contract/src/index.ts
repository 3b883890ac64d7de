export { AppError, type AppErrorFields } from './app-error.ts';
export type {
  FieldDefinition,
  GoTypeDefinition,
  MethodDefinition,
  ModuleDefinition,
  ParameterDefinition,
  RegisteredGobType,
  ScalarDefinition,
  ServiceCallDefinition,
  ServiceName,
} from './definitions.ts';
export type { AddedApiName, API } from './generated/api.ts';
export * from './generated/constants.ts';
export type { HookParameters, HookResults, Hooks } from './generated/hooks.ts';
export type * from './generated/models.ts';
export { isGoBasicName, parseGoType, type GoBasicName, type GoType } from './go-type.ts';
export { hookPolicies } from './hook-policies.ts';
export type { HookKind, HookPolicy, HookQueue } from './hook-policy.ts';
export type { HttpHeader, HttpRequest, HttpResponse, PluginHttpRequest, ResponseWriter } from './http.ts';
export type { Input, Returned } from './input.ts';
export {
  apiMethods,
  hookMethods,
  serviceCalls,
  type ApiName,
  type HookArgs,
  type HookName,
  type HookResult,
} from './methods.ts';
export { mayBeNil } from './may-be-nil.ts';
export { goModule, goTypes, registeredGobTypes, serverVersion } from './go-types.ts';
export { isFlattened, propertyNameOf } from './property-name.ts';
