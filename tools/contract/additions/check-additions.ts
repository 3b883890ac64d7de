import type {
  AddedMethod,
  AddedHook,
  GoTypeDefinition,
  MethodDefinition,
} from '@patchbay/contract/definitions';
import { parseGoType } from '@patchbay/contract/go-type';
import { mentionedIn, namedTypesIn } from '../typescript/names.ts';

type Types = Readonly<Record<string, GoTypeDefinition>>;

/** The structs of an addition's call letter their fields. */
const LETTERS = 26;

/** An entry of `libs/contract/data/additions.json` that does not fit; the message names it and says what to do. */
export class AdditionError extends Error {
  override readonly name = 'AdditionError';
  readonly code = 'addition';

  constructor(message: string) {
    super(`additions.json: ${message}`);
  }
}

/** Types of our own stand in a package of our own, so that no later module can mean something else by their names. */
export function assertAddedTypes(added: Types, module: Types): void {
  for (const [name, definition] of Object.entries(added)) {
    if (!/^patchbay\.[A-Z]\w*$/.test(name))
      throw new AdditionError(`the type ${name} is not ours: name it patchbay.<Name>`);
    for (const mentioned of mentionedIn(definition)) assertKnown(name, mentioned, { ...module, ...added });
  }
}

export function assertAddedMethod(
  list: 'hooks' | 'api',
  added: AddedMethod | AddedHook,
  present: readonly MethodDefinition[],
  types: Types,
): void {
  const { name, params, results, since } = added;
  const refuse = (why: string): never => {
    throw new AdditionError(`${list}: ${name}: ${why}`);
  };
  if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) refuse('is no exported name of Go');
  const other = present.find((method) => method.name === name);
  if (other?.addition === true) refuse('is there twice');
  if (other !== undefined) refuse('the Go module has it too: remove the entry, or rename it');
  if (!/^\d+\.\d+$/.test(since)) refuse('"since" is the version of Patchbay that has it first, such as 0.2');
  if (Math.max(params.length, results.length) > LETTERS)
    refuse(`has more than ${String(LETTERS)} parameters`);
  if (params.slice(0, -1).some(({ variadic }) => variadic)) refuse('only the last parameter may be variadic');
  if (list === 'hooks' && (added as AddedHook).policy === undefined) refuse('a hook needs a "policy"');
  // A server that does not have the method could not say so otherwise.
  if (list === 'api' && !['error', '*model.AppError'].includes(results.at(-1) ?? ''))
    refuse('the last result of an API method of ours is error or *model.AppError');
  for (const type of [...params.map((parameter) => parameter.type), ...results])
    for (const mentioned of namedTypesIn(parseGoType(type))) {
      assertKnown(`${list}: ${name}`, mentioned, types);
      if (/^(io|http)\./.test(mentioned))
        refuse(`${mentioned} needs code of its own on the wire: pass []uint8, or serve it over ServeHTTP`);
    }
}

function assertKnown(who: string, type: string, types: Types): void {
  if (!(type in types)) throw new AdditionError(`${who}: ${type} is in neither types.json nor "types"`);
}
