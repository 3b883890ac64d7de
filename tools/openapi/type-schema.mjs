import ts from 'typescript';

/**
 * The JSON Schema of a type as it is written down; undefined where that says too little.
 *
 * @param {ts.TypeNode | undefined} type
 * @returns {Record<string, unknown> | undefined}
 */
export function typeSchema(type) {
  if (!type) return undefined;
  const text = type.getText();
  if (text === 'typeof OK') return { $ref: '#/components/schemas/Ok' };
  if (type.kind === ts.SyntaxKind.StringKeyword) return { type: 'string' };
  if (type.kind === ts.SyntaxKind.NumberKeyword) return { type: 'number' };
  if (type.kind === ts.SyntaxKind.BooleanKeyword) return { type: 'boolean' };
  if (text === 'unknown') return undefined;
  if (ts.isTypeOperatorNode(type)) return typeSchema(type.type);
  if (ts.isArrayTypeNode(type)) return { type: 'array', items: typeSchema(type.elementType) ?? {} };
  if (ts.isTypeLiteralNode(type)) return literalSchema(type);
  if (!ts.isTypeReferenceNode(type)) return undefined;
  const [first, second] = type.typeArguments ?? [];
  const name = type.typeName.getText();
  if (name === 'Promise') return typeSchema(first);
  if (name === 'Record') return { type: 'object', additionalProperties: typeSchema(second) ?? {} };
  return type.typeArguments ? undefined : { model: `model.${name}` };
}

/**
 * Whether a handler of that type refuses whatever it is asked.
 *
 * @param {ts.TypeNode | undefined} type
 * @returns {boolean}
 */
export function isNever(type) {
  return /^(?:Promise<)?never>?$/.test(type?.getText() ?? '');
}

/** @param {ts.TypeLiteralNode} type */
function literalSchema(type) {
  const properties = type.members.filter(ts.isPropertySignature);
  return {
    type: 'object',
    properties: Object.fromEntries(
      properties.map((each) => [each.name.getText(), typeSchema(each.type) ?? {}]),
    ),
    required: properties.filter((each) => !each.questionToken).map((each) => each.name.getText()),
  };
}
