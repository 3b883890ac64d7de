import { goTypes } from '@patchbay/contract';
import { modelFields, shapeOf } from '@patchbay/core';

/** A JSON Schema; what it says is the reader's to know. */
export type Schema = Readonly<Record<string, unknown>>;

/** The contract's types as components of the document: each that is asked for, and those that it reaches. */
export class ModelSchemas {
  readonly #made = new Map<string, Schema>();

  /** The components, by name, in order. */
  get components(): Record<string, Schema> {
    return Object.fromEntries([...this.#made].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Whether the contract has a type of that name. */
  has(name: string): boolean {
    return Object.hasOwn(goTypes, name);
  }

  /** The schema of a type of the contract: `model.User`, `[]model.Post`. */
  of(type: string): Schema {
    const shape = shapeOf(type);
    switch (shape.shape) {
      case 'pointer':
        return { anyOf: [this.of(shape.element), { type: 'null' }] };
      case 'slice':
        return { type: ['array', 'null'], items: this.of(shape.element) };
      case 'map':
        return { type: ['object', 'null'], additionalProperties: this.of(shape.element) };
      case 'struct':
        return this.#struct(shape.name);
      case 'string':
        return { type: 'string' };
      case 'number':
        return { type: 'number' };
      case 'bool':
        return { type: 'boolean' };
      case 'bytes':
        return { type: ['string', 'null'], contentEncoding: 'base64' };
      case 'time':
        return { type: 'string', format: 'date-time' };
      case 'any':
        return {};
    }
  }

  #struct(name: string): Schema {
    const component = name.replace(/^model\./, '');
    if (!this.#made.has(component)) {
      // Before its fields are looked at: they may reach it again.
      this.#made.set(component, {});
      const fields = modelFields(name).filter(({ hidden }) => !hidden);
      this.#made.set(component, {
        type: 'object',
        properties: Object.fromEntries(fields.map(({ property, type }) => [property, this.of(type)])),
        required: fields.filter(({ omitEmpty }) => !omitEmpty).map(({ property }) => property),
      });
    }
    return { $ref: `#/components/schemas/${component}` };
  }
}
