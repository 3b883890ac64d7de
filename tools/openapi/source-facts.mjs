import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

import { isNever, typeSchema } from './type-schema.mjs';

/** @typedef {{ summary: string, model?: string, isList?: boolean, schema?: Record<string, unknown>, refuses?: boolean }} Facts */

/**
 * What only the source of the controllers says of their handlers: the comment, and which type of the contract it presents.
 *
 * @param {string} folder of the server's sources
 * @returns {Record<string, Facts>} by `Controller.handler`
 */
export function sourceFacts(folder) {
  /** @type {Record<string, Facts>} */
  const facts = {};
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!name.endsWith('.controller.ts')) continue;
    const text = readFileSync(join(folder, name), 'utf8');
    const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
    const imported = importedFunctions(source, join(folder, dirname(name)));
    for (const statement of source.statements)
      if (ts.isClassDeclaration(statement) && statement.name)
        addClass(statement, statement.name.text, imported, facts);
  }
  return facts;
}

/**
 * The functions and classes that a file has from its neighbours, by name.
 *
 * @param {ts.SourceFile} source
 * @param {string} folder where the file lies
 * @returns {Map<string, string>}
 */
function importedFunctions(source, folder) {
  const found = new Map();
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const { text } = statement.moduleSpecifier;
    if (!text.startsWith('./')) continue;
    const file = readFileSync(join(folder, text), 'utf8');
    for (const other of ts.createSourceFile(text, file, ts.ScriptTarget.Latest, true).statements) {
      if (ts.isFunctionDeclaration(other) && other.name) found.set(other.name.text, other.getText());
      if (!ts.isVariableStatement(other)) continue;
      for (const { name, initializer } of other.declarationList.declarations)
        if (initializer) found.set(name.getText(), initializer.getText());
    }
  }
  return found;
}

/**
 * @param {ts.ClassDeclaration} declaration
 * @param {string} className
 * @param {ReadonlyMap<string, string>} imported
 * @param {Record<string, Facts>} facts
 */
function addClass(declaration, className, imported, facts) {
  const methods = declaration.members.filter(ts.isMethodDeclaration);
  const own = methods.map((method) => /** @type {const} */ ([method.name.getText(), method.getText()]));
  const helpers = new Map([...imported, ...own]);
  for (const method of methods) {
    if (!ts.getDecorators(method)?.length) continue;
    const presented = presentedIn(method.body?.getText() ?? '', helpers);
    const schema = presented.model ? undefined : typeSchema(method.type);
    facts[`${className}.${method.name.getText()}`] = {
      summary: commentOf(method),
      ...presented,
      ...(schema && { schema }),
      ...(isNever(method.type) && { refuses: true }),
    };
  }
}

/** @param {ts.MethodDeclaration} method */
function commentOf(method) {
  const [comment] = ts.getJSDocCommentsAndTags(method);
  const text = comment ? ts.getTextOfJSDocComment(comment.comment) : undefined;
  return text ? sentence(text) : words(method.name.getText());
}

/** @param {string} text the first sentence of a comment, on one line */
function sentence(text) {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return /^.*?[.:;](?= |$)/.exec(line)?.[0].replace(/[:;]$/, '.') ?? line;
}

/** @param {string} name `listForUser` becomes `List for user.` */
function words(name) {
  const text = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** How far helpers of helpers are followed. */
const DEEPEST = 3;

/**
 * The type in `present('model.X', …)`, here or in a helper that is called: of the same class, or of a file beside it.
 *
 * @param {string} body
 * @param {ReadonlyMap<string, string>} helpers
 * @param {number} [depth]
 * @returns {{ model?: string, isList?: boolean }}
 */
function presentedIn(body, helpers, depth = 0) {
  const isMapped = /\.map\(|\b(?:forEach|flatMap)\(/.test(body);
  const [, all, model] = /\bpresent(All)?\(\s*'(model\.\w+)'/.exec(body) ?? [];
  if (model) return { model, ...((all || isMapped) && { isList: true }) };
  if (depth === DEEPEST) return {};
  for (const [, name = ''] of body.matchAll(/(?:this\.)?(#?\w+)(?=\()/g)) {
    const helper = helpers.get(name);
    if (helper === undefined) continue;
    const inner = helper.slice(helper.search(/\{|=>/));
    const found = presentedIn(inner, helpers, depth + 1);
    if (found.model) return { ...found, ...(isMapped && { isList: true }) };
  }
  return {};
}
