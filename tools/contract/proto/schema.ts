import type { NumberedMessage, Rpc } from './message.ts';

/**
 * What a codec needs of the files, as `libs/contract/src/proto/schema.ts` describes it: per message its fields as
 * number, property, type and whether it is embedded; per service its calls.
 */
export function schemaText(
  header: string,
  messages: readonly NumberedMessage[],
  services: Readonly<Record<string, readonly Rpc[]>>,
): string {
  const schema = {
    messages: Object.fromEntries(
      messages.map(({ name, fields, oneof }) => [
        name,
        fields.map(({ number, property, type, embedded }) => {
          // Of a oneof it is said which one there is, whatever its value.
          const labelled = oneof === true && !type.startsWith('optional ') ? `optional ${type}` : type;
          return embedded === true ? [number, property, labelled, true] : [number, property, labelled];
        }),
      ]),
    ),
    services: Object.fromEntries(
      Object.entries(services).map(([name, rpcs]) => [
        name,
        Object.fromEntries(
          rpcs.map((rpc) => [
            rpc.name,
            [rpc.request, rpc.response, ...(rpc.streams === undefined ? [] : [rpc.streams])],
          ]),
        ),
      ]),
    ),
  };
  return `${header}export const json: string =\n  '${JSON.stringify(schema)}';\n`;
}
