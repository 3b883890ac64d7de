import type { MethodDefinition, ParameterDefinition } from '@patchbay/contract/definitions';
import { parseGoType, type GoType } from '@patchbay/contract/go-type';
import { mayBeNil } from '@patchbay/contract/may-be-nil';
import type { TypeText } from './type-text.ts';

/** `generated/hooks.ts`: parameters and results of each hook, and the interface a plugin implements. */
export function hooksText(hooks: readonly MethodDefinition[], text: TypeText): string {
  const parameters = hooks.map(
    (hook) => `  ${hook.name}: [${hook.params.map((p) => parameterText(p, text, 'read')).join(', ')}];\n`,
  );
  const results = hooks.map((hook) => `  ${hook.name}: ${resultText(hook, text, 'read')};\n`);
  const methods = hooks.map((hook) => `${docstring(hook)}  ${hookSignature(hook, text)};\n`);
  return `/** What the server passes to each hook. */
export interface HookParameters {
${parameters.join('')}}

/** What the server gets from each hook; a trailing Go error is thrown instead. */
export interface HookResults {
${results.join('')}}

/** The hooks a plugin may implement, each returning its result or a promise of it. */
export interface Hooks {
${methods.join('')}}
`;
}

/** `generated/api.ts`: what a plugin may ask of the server. */
export function apiText(api: readonly MethodDefinition[], text: TypeText): string {
  const methods = api.map((method) => `${docstring(method)}  ${apiSignature(method, text)};\n`);
  const added = api.filter((method) => method.addition === true).map((method) => `'${method.name}'`);
  return `/** What a plugin may ask of the server. A Go error result is thrown; an \`AppError\` where Go has one. */
export interface API {
${methods.join('')}}

/** The methods that are Patchbay's own: a server of ours without one of them does not compile. */
export type AddedApiName = ${added.length === 0 ? 'never' : added.join(' | ')};
`;
}

const RESERVED = new Set(['arguments', 'default', 'delete', 'function', 'in', 'new', 'var', 'with', 'enum']);

function parameterText(parameter: ParameterDefinition, text: TypeText, mode: 'read' | 'input'): string {
  const type = parseGoType(parameter.type);
  const name = RESERVED.has(parameter.name) ? `${parameter.name}_` : parameter.name;
  const written = mode === 'input' ? inputText(type, text) : text.text(type);
  if (parameter.variadic) return `...${name}: ${written.replace(/^readonly /, '')}`;
  const optional = mayBeNil(parameter) ? ' | undefined' : '';
  return `${name}: ${written}${optional}`;
}

/** Structs, and whatever holds them, may come with properties left out. */
function inputText(type: GoType, text: TypeText): string {
  const written = text.text(type);
  if (written === 'HttpRequest') return 'PluginHttpRequest';
  return text.holdsStruct(type) ? `Input<${written}>` : written;
}

/** Nothing, the one result, or a tuple; a trailing error is thrown. */
function resultText(method: MethodDefinition, text: TypeText, mode: 'read' | 'input' | 'api'): string {
  const results = method.results.map(parseGoType);
  const throws = isErrorType(results.at(-1));
  if (throws) results.pop();
  const written = results.map((type) => {
    const value = mode === 'input' ? inputText(type, text) : text.text(type);
    const certain = mode === 'api' && throws;
    return type.kind === 'pointer' && !certain ? `${value} | undefined` : value;
  });
  if (written.length === 0) return 'void';
  return written.length === 1 ? (written[0] ?? 'void') : `[${written.join(', ')}]`;
}

export function isErrorType(type: GoType | undefined): boolean {
  if (type?.kind === 'interface') return type.name === 'error';
  return type?.kind === 'pointer' && type.elem.kind === 'named' && type.elem.name === 'model.AppError';
}

function docstring(method: MethodDefinition): string {
  const since = method.minVersion === '' ? '' : ` Since ${method.minVersion}.`;
  return `  /** Go: \`${goSignature(method)}\`.${since} */\n`;
}

/** `GetUser(userID string) (*model.User, *model.AppError)`. */
export function goSignature({ name, params, results }: MethodDefinition): string {
  const parameters = params.map((p) => `${p.name} ${p.variadic ? `...${p.type.slice(2)}` : p.type}`);
  const written = results.length > 1 ? ` (${results.join(', ')})` : results.map((r) => ` ${r}`).join('');
  return `${name}(${parameters.join(', ')})${written}`;
}

/** A hook as a plugin implements it: `OnActivate(): Returned<void>`. */
export function hookSignature(hook: MethodDefinition, text: TypeText): string {
  const list = hook.params.map((p) => parameterText(p, text, 'read')).join(', ');
  return `${hook.name}(${list}): Returned<${resultText(hook, text, 'input')}>`;
}

/** An API method as a plugin calls it: `GetUser(userID: string): Promise<User>`. */
export function apiSignature(method: MethodDefinition, text: TypeText): string {
  const list = method.params.map((p) => parameterText(p, text, 'input')).join(', ');
  return `${method.name}(${list}): Promise<${resultText(method, text, 'api')}>`;
}
