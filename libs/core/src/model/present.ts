import { modelFields, shapeOf } from './go-json.ts';

type Presenter = (value: unknown) => unknown;

const presenters = new Map<string, Presenter>();

/**
 * A model object as Go's encoding/json would write it: `json:"-"` fields left out, `omitempty` ones left out when
 * empty, nil pointers null. `typeName` as in the contract, e.g. `model.User`.
 */
export function present(typeName: string, value: unknown): Record<string, unknown> {
  return presenterOf(typeName)(value) as Record<string, unknown>;
}

/** As `present`, for a list. */
export function presentAll(typeName: string, values: readonly unknown[]): Record<string, unknown>[] {
  return values.map((value) => present(typeName, value));
}

function presenterOf(type: string): Presenter {
  let known = presenters.get(type);
  if (!known) {
    known = makePresenter(type);
    presenters.set(type, known);
  }
  return known;
}

function makePresenter(type: string): Presenter {
  const shape = shapeOf(type);
  switch (shape.shape) {
    case 'pointer':
      return (value) => (value === undefined || value === null ? null : presenterOf(shape.element)(value));
    case 'slice':
      return (value) =>
        Array.isArray(value) ? value.map((each) => presenterOf(shape.element)(each)) : (value ?? null);
    case 'map':
      return (value) => presentMap(value, shape.element);
    case 'bytes':
      return (value) => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : null);
    case 'struct':
      return structPresenter(shape.name);
    case 'string':
    case 'number':
    case 'bool':
    case 'time':
    case 'any':
      return (value) => value ?? null;
  }
}

function presentMap(value: unknown, element: string): unknown {
  if (value === undefined || value === null) return null;
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  return Object.fromEntries(entries.map(([name, each]) => [String(name), presenterOf(element)(each)]));
}

function structPresenter(name: string): Presenter {
  const fields = modelFields(name)
    .filter((field) => !field.hidden)
    .map((field) => ({ ...field, shape: shapeOf(field.type).shape }));
  return (value) => {
    const source = (value ?? {}) as Record<string, unknown>;
    const result: Record<string, unknown> = {};
    for (const field of fields) {
      const inner = source[field.property];
      if (field.omitEmpty && isEmpty(inner, field.shape)) continue;
      result[field.property] = presenterOf(field.type)(inner);
    }
    return result;
  };
}

/** What `omitempty` leaves out: never a struct, and a pointer only when it points to nothing. */
function isEmpty(value: unknown, shape: string): boolean {
  if (shape === 'struct') return false;
  if (value === undefined || value === null) return true;
  if (shape === 'pointer') return false;
  if (value === '' || value === 0 || value === false) return true;
  if (Array.isArray(value) || value instanceof Uint8Array) return value.length === 0;
  if (value instanceof Map) return value.size === 0;
  return typeof value === 'object' && !(value instanceof Date) && Object.keys(value).length === 0;
}
