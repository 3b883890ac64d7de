import { GobError } from '../errors.ts';
import { MAX_FIELDS } from './limits.ts';
import type { GobReader } from './reader.ts';
import type { GobWriter } from './writer.ts';

/** Ids that need no definition (contract: go-plugin-wire §E.3). */
export const BOOL = 1;
export const INT = 2;
export const UINT = 3;
export const FLOAT = 4;
export const BYTES = 5;
export const STRING = 6;
export const COMPLEX = 7;
export const INTERFACE = 8;

/** Below this, ids are Go's own. */
export const FIRST_USER_ID = 64;

const BASIC_NAMES = ['', 'bool', 'int', 'uint', 'float', 'bytes', 'string', 'complex', 'interface'];

export interface WireField {
  readonly name: string;
  readonly id: number;
}

/** A type as its sender described it. `innerId` is set where the sender's own id for it differs (§E.4). */
export type WireType = { readonly name: string; readonly innerId?: number } & (
  | { readonly kind: 'array'; readonly elem: number; readonly length: number }
  | { readonly kind: 'slice'; readonly elem: number }
  | { readonly kind: 'struct'; readonly fields: readonly WireField[] }
  | { readonly kind: 'map'; readonly key: number; readonly elem: number }
  | { readonly kind: 'gobencoder' | 'binarymarshaler' | 'textmarshaler' }
);

/** How an error text names a type. */
export function nameOf(types: ReadonlyMap<number, WireType>, id: number): string {
  const type = types.get(id);
  if (type === undefined) return BASIC_NAMES[id] ?? `type ${id}`;
  return type.name === '' ? type.kind : type.name;
}

interface Fields {
  name: string;
  id: number;
  elem: number;
  key: number;
  length: number;
  fields: WireField[];
}

function eachField(r: GobReader, read: (field: number) => boolean): void {
  for (let field = -1; ;) {
    const delta = r.uint();
    if (delta === 0) return;
    field += delta;
    if (!read(field)) throw new GobError('malformed', 'a type definition with an unknown field');
  }
}

function readCommon(r: GobReader, into: Fields): void {
  eachField(r, (field) => {
    if (field === 0) into.name = r.string();
    else if (field === 1) into.id = r.int();
    else return false;
    return true;
  });
}

function readStructFields(r: GobReader): WireField[] {
  const count = r.uint();
  if (count > MAX_FIELDS) throw new GobError('limit', `a struct of ${count} fields`);
  const fields: WireField[] = [];
  for (let i = 0; i < count; i++) {
    let name = '';
    let id = 0;
    eachField(r, (field) => {
      if (field === 0) name = r.string();
      else if (field === 1) id = r.int();
      else return false;
      return true;
    });
    if (name === '' || id === 0) throw new GobError('malformed', 'a field without a name or a type');
    fields.push({ name, id });
  }
  return fields;
}

const KINDS = ['array', 'slice', 'struct', 'map', 'gobencoder', 'binarymarshaler', 'textmarshaler'] as const;

/** Reads the description that follows a negative type id (contract: go-plugin-wire §E.4). */
export function readWireType(r: GobReader, id: number): WireType {
  const parts: Fields = { name: '', id: 0, elem: 0, key: 0, length: 0, fields: [] };
  let kind: (typeof KINDS)[number] | undefined;
  eachField(r, (which) => {
    const found = KINDS[which];
    if (found === undefined || kind !== undefined) return false;
    kind = found;
    eachField(r, (field) => {
      if (field === 0) readCommon(r, parts);
      else if (found === 'struct' && field === 1) parts.fields = readStructFields(r);
      else if (found === 'map' && field === 1) parts.key = r.int();
      else if (found === 'map' && field === 2) parts.elem = r.int();
      else if ((found === 'slice' || found === 'array') && field === 1) parts.elem = r.int();
      else if (found === 'array' && field === 2) parts.length = r.int();
      else return false;
      return true;
    });
    return true;
  });
  const common = { name: parts.name, ...(parts.id === id ? {} : { innerId: parts.id }) };
  switch (kind) {
    case undefined:
      throw new GobError('malformed', 'a type definition without a type');
    case 'struct':
      return { ...common, kind, fields: parts.fields };
    case 'map':
      return { ...common, kind, key: parts.key, elem: parts.elem };
    case 'array':
      return { ...common, kind, elem: parts.elem, length: parts.length };
    case 'slice':
      return { ...common, kind, elem: parts.elem };
    default:
      return { ...common, kind };
  }
}

/** Writes a definition as it stands in a message: the negative id, then the description. */
export function writeWireType(w: GobWriter, id: number, type: WireType): void {
  w.int(-id);
  w.uint(KINDS.indexOf(type.kind) + 1);
  w.uint(1);
  let last = -1;
  if (type.name !== '') {
    w.uint(1);
    w.string(type.name);
    last = 0;
  }
  w.uint(1 - last);
  w.int(type.innerId ?? id);
  w.uint(0);
  switch (type.kind) {
    case 'struct':
      if (type.fields.length > 0) {
        w.uint(1);
        w.uint(type.fields.length);
        for (const field of type.fields) {
          w.uint(1);
          w.string(field.name);
          w.uint(1);
          w.int(field.id);
          w.uint(0);
        }
      }
      break;
    case 'map':
      w.uint(1);
      w.int(type.key);
      w.uint(1);
      w.int(type.elem);
      break;
    case 'array':
      w.uint(1);
      w.int(type.elem);
      if (type.length !== 0) {
        w.uint(1);
        w.int(type.length);
      }
      break;
    case 'slice':
      w.uint(1);
      w.int(type.elem);
      break;
    case 'gobencoder':
    case 'binarymarshaler':
    case 'textmarshaler':
      break;
  }
  w.uint(0);
  w.uint(0);
}
