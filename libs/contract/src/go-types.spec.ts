import { describe, expect, it } from '@jest/globals';
import type { FieldDefinition, GoTypeDefinition, MethodDefinition } from './definitions.ts';
import { parseGoType, type GoType } from './go-type.ts';
import { goModule, goTypes, registeredGobTypes, serverVersion } from './go-types.ts';
import { apiMethods, hookMethods, serviceCalls } from './methods.ts';
import { isFlattened, propertyNameOf } from './property-name.ts';

const methods = [...Object.values(hookMethods), ...Object.values(apiMethods)];
const calls = Object.values(serviceCalls).flat();

function namesIn(type: GoType): string[] {
  if (type.kind === 'named') return [type.name];
  if (type.kind === 'map') return [...namesIn(type.key), ...namesIn(type.elem)];
  return 'elem' in type ? namesIn(type.elem) : [];
}

function expressionsIn(definition: GoTypeDefinition): string[] {
  if (definition.kind === 'struct') return definition.fields.map((field) => field.type);
  if (definition.kind === 'map') return [definition.key, definition.elem];
  if (definition.kind === 'alias') return [definition.target];
  return definition.kind === 'slice' || definition.kind === 'array' ? [definition.elem] : [];
}

function fieldsOf(type: string): readonly FieldDefinition[] {
  const definition = goTypes[type];
  return definition?.kind === 'struct' ? definition.fields : [];
}

function ownProperties(fields: readonly FieldDefinition[]): string[] {
  return fields.filter((field) => !isFlattened(field)).map(propertyNameOf);
}

describe('the data', () => {
  it('says what it was read from', () => {
    expect(goModule).toMatchObject({
      path: 'github.com/mattermost/mattermost/server/public',
      version: 'v0.4.4',
    });
    expect(serverVersion).toBe('11.11.0');
  });

  it('has the methods of the interfaces', () => {
    const theirs = (table: object) =>
      (Object.values(table) as MethodDefinition[]).filter((method) => method.addition !== true);
    expect(theirs(hookMethods)).toHaveLength(52);
    expect(theirs(apiMethods)).toHaveLength(258);
    expect(hookMethods.MessageWillBePosted).toMatchObject({ id: 5, minVersion: '5.2', manual: true });
    expect(apiMethods.LogInfo.params[1]).toEqual({ name: 'keyValuePairs', type: '[]any', variadic: true });
  });

  it('gives each hook of Mattermost its own number', () => {
    const ids = Object.values(hookMethods).flatMap((hook) => (hook.id === undefined ? [] : [hook.id]));
    expect(new Set(ids).size).toBe(ids.length);
    const unnumbered = Object.values(hookMethods).filter((hook) => hook.id === undefined && !hook.addition);
    expect(unnumbered).toEqual([hookMethods.Implemented]);
  });

  it('knows every type it mentions', () => {
    const expressions = [
      ...Object.values(goTypes).flatMap(expressionsIn),
      ...methods.flatMap((method) => [
        ...method.params.map((p) => p.type),
        ...method.results,
        method.args,
        method.returns,
      ]),
      ...calls.flatMap((call) => [call.args, call.reply]),
      ...registeredGobTypes.map((registered) => registered.type),
    ];
    const names = expressions.flatMap((expression) => namesIn(parseGoType(expression)));
    expect(names.length).toBeGreaterThan(1000);
    expect(names.filter((name) => !(name in goTypes))).toEqual([]);
  });

  it('letters the wire fields of generated methods in parameter order', () => {
    const letters = (count: number) => [...'ABCDEFGHIJ'].slice(0, count);
    for (const method of methods.filter((candidate) => candidate.manual !== true)) {
      expect([method.name, fieldsOf(method.args).map((field) => field.name)]).toEqual([
        method.name,
        letters(method.params.length),
      ]);
      expect([method.name, fieldsOf(method.returns).map((field) => field.type)]).toEqual([
        method.name,
        method.results,
      ]);
    }
  });

  it('never gives two fields of a struct one property', () => {
    const clashing = Object.entries(goTypes).flatMap(([name, definition]) => {
      const properties = definition.kind === 'struct' ? ownProperties(definition.fields) : [];
      return new Set(properties).size === properties.length ? [] : [name];
    });
    expect(clashing).toEqual([]);
  });

  it('never hides a property of an embedded struct, so that flattening loses nothing', () => {
    const hidden = Object.entries(goTypes).flatMap(([name, definition]) => {
      if (definition.kind !== 'struct') return [];
      const embedded = definition.fields
        .filter(isFlattened)
        .flatMap((field) => namesIn(parseGoType(field.type)));
      const properties = [
        ...ownProperties(definition.fields),
        ...embedded.flatMap((type) => ownProperties(fieldsOf(type))),
      ];
      return properties
        .filter((property, index) => properties.indexOf(property) !== index)
        .map((p) => `${name}.${p}`);
    });
    expect(hidden).toEqual([]);
  });

  it('leaves types that encode themselves closed', () => {
    expect(goTypes['time.Time']).toEqual({ kind: 'gobEncoder' });
    expect(goTypes['url.URL']).toEqual({ kind: 'binaryMarshaler' });
  });

  it('keeps the name old plugins send for attachments', () => {
    expect(registeredGobTypes).toContainEqual({
      name: '[]*model.SlackAttachment',
      type: '[]*model.MessageAttachment',
    });
  });
});
