import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import ts from 'typescript';

const require = createRequire(import.meta.url);

/** Where the package declares the client: what it promises of each call's answer stands there. */
export const declarationPath = join(dirname(require.resolve('@mattermost/client')), 'client4.d.ts');

/** Answers that are not JSON: a response as it came, or bytes. */
const NOT_JSON = /\bResponse\b(?!<)|\bBlob\b/;

/**
 * A TypeScript module with one exported type for each call of Client4 that answers, named after it: what its promise holds.
 * Overloads are a union; a type parameter is `unknown`.
 */
export function answerTypes(): string {
  const source = ts.createSourceFile(
    declarationPath,
    readFileSync(declarationPath, 'utf8'),
    ts.ScriptTarget.Latest,
  );
  const imports: string[] = [];
  const answers = new Map<string, string[]>();
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) imports.push(statement.getText(source));
    if (!ts.isClassDeclaration(statement) || statement.name?.text !== 'Client4') continue;
    for (const member of statement.members) {
      const answer = answerOf(member, source);
      if (!answer || NOT_JSON.test(answer)) continue;
      const name = member.name?.getText(source) ?? '';
      answers.set(name, [...(answers.get(name) ?? []), answer]);
    }
  }
  const types = [...answers].map(([name, parts]) => `export type ${name} = ${parts.join(' | ')};`);
  return [...imports, 'type T = unknown;', ...types].join('\n');
}

/** The text of X where a member is a public function that returns Promise<X>. */
function answerOf(member: ts.ClassElement, source: ts.SourceFile): string | undefined {
  const flags = ts.getCombinedModifierFlags(member);
  if (flags & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) return undefined;
  const returned = ts.isMethodDeclaration(member)
    ? member.type
    : ts.isPropertyDeclaration(member) && member.type && ts.isFunctionTypeNode(member.type)
      ? member.type.type
      : undefined;
  if (!returned || !ts.isTypeReferenceNode(returned)) return undefined;
  if (returned.typeName.getText(source) !== 'Promise') return undefined;
  return returned.typeArguments?.[0]?.getText(source);
}
