import type { NumberedMessage, Rpc } from './message.ts';

const LINE = 100;

/** One `.proto` file. */
export function fileText(header: string, imports: readonly string[], bodies: readonly string[]): string {
  const lines = [...imports].sort().map((path) => `import "${path}";\n`);
  return `${header}syntax = "proto3";\n\npackage patchbay.plugin.v1;\n\n${lines.join('')}${lines.length === 0 ? '' : '\n'}${bodies.join('\n')}`;
}

export function serviceText(name: string, comment: string, rpcs: readonly Rpc[]): string {
  const lines = rpcs.map((rpc) => {
    const request = rpc.streams === undefined ? rpc.request : `stream ${rpc.request}`;
    const response = rpc.streams === 'both' ? `stream ${rpc.response}` : rpc.response;
    return `${commentText(rpc.comment, '  ')}  rpc ${rpc.name}(${request}) returns (${response});\n`;
  });
  return `${commentText(comment, '')}service ${name} {\n${lines.join('')}}\n`;
}

/** A message, with those that stand in it. */
export function messageText(message: NumberedMessage, all: readonly NumberedMessage[], indent = ''): string {
  const inner = `${indent}  `;
  const prefix = `${message.name}.`;
  const nested = all.filter(
    ({ name }) => name.startsWith(prefix) && !name.slice(prefix.length).includes('.'),
  );
  const lines = [
    ...nested.map((child) => messageText(child, all, inner)),
    reservedText(message, inner),
    ...(message.oneof === true
      ? [`${inner}oneof part {\n`, ...fieldLines(message, `${inner}  `), `${inner}}\n`]
      : fieldLines(message, inner)),
  ].join('');
  const plain = message.name.slice(message.name.lastIndexOf('.') + 1);
  const head = `${commentText(message.comment, indent)}${indent}message ${plain} {`;
  return lines === '' ? `${head}}\n` : `${head}\n${lines}${indent}}\n`;
}

function fieldLines(message: NumberedMessage, indent: string): string[] {
  return message.fields.map((field) => {
    const type = field.type.replace(`${message.name}.`, '');
    return `${indent}${type} ${field.name} = ${field.number};\n`;
  });
}

function reservedText({ gone, fields }: NumberedMessage, indent: string): string {
  if (gone.length === 0) return '';
  const present = new Set(fields.map((field) => field.name));
  const names = [...new Set(gone.map(({ name }) => name))].filter((name) => !present.has(name));
  const numbers = `${indent}reserved ${gone.map(({ number }) => number).join(', ')};\n`;
  return (
    numbers +
    (names.length === 0 ? '' : `${indent}reserved ${names.map((name) => `"${name}"`).join(', ')};\n`)
  );
}

function commentText(comment: string | undefined, indent: string): string {
  if (comment === undefined || comment === '') return '';
  const lines: string[] = [];
  for (const word of comment.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + word.length < LINE - indent.length)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => `${indent}// ${line}\n`).join('');
}
