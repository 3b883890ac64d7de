import type { Message, NumberedMessage } from './message.ts';

/**
 * Every field that was ever given a number, by message: `optional string rejection = 2`. The order is that of the
 * numbers. A field that changes its type is another field, with a number of its own.
 */
export type FieldNumbers = Readonly<Record<string, readonly string[]>>;

/** protobuf keeps these for itself. */
const RESERVED = { from: 19_000, to: 19_999 };

/** Gives each field its number: the one it always had, else the next that no field of the message ever had. */
export function numberFields(
  messages: readonly Message[],
  before: FieldNumbers,
): { messages: NumberedMessage[]; numbers: FieldNumbers } {
  const numbers: Record<string, readonly string[]> = {};
  const numbered = messages.map((message) => {
    const lines = [...(before[message.name] ?? [])];
    const fields = message.fields.map((field) => {
      const known = lines.findIndex((line) => line.startsWith(`${field.type} ${field.name} = `));
      if (known >= 0) return { ...field, number: numberIn(lines[known] ?? '') };
      const number = lines.length === 0 ? 1 : numberIn(lines.at(-1) ?? '') + 1;
      if (number >= RESERVED.from && number <= RESERVED.to)
        throw new Error(`${message.name} has too many fields`);
      lines.push(`${field.type} ${field.name} = ${number}`);
      return { ...field, number };
    });
    const used = new Set(fields.map((field) => field.number));
    const gone = lines
      .map((line) => ({ name: nameIn(line), number: numberIn(line) }))
      .filter(({ number }) => !used.has(number));
    numbers[message.name] = lines;
    return { ...message, fields, gone };
  });
  // A message that is no longer there may come back.
  for (const [name, lines] of Object.entries(before)) numbers[name] ??= lines;
  const sorted = Object.entries(numbers).sort(([a], [b]) => (a < b ? -1 : 1));
  return { messages: numbered, numbers: Object.fromEntries(sorted) };
}

function numberIn(line: string): number {
  const number = Number(/ = (\d+)$/.exec(line)?.[1]);
  if (!Number.isInteger(number)) throw new Error(`Not a line of field numbers: ${JSON.stringify(line)}`);
  return number;
}

function nameIn(line: string): string {
  return / (\w+) = \d+$/.exec(line)?.[1] ?? '';
}
