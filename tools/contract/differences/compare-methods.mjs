/** Lines that say where the written method lists and the module's differ; empty when they agree. */
export function compareMethods(what, written, module) {
  const lines = [];
  const byName = (list) => new Map(list.map((method) => [method.name, method]));
  const [before, after] = [byName(written), byName(module)];
  for (const name of before.keys())
    if (!after.has(name)) lines.push(`${what} \`${name}\` is not in the module`);
  for (const [name, method] of after) {
    const other = before.get(name);
    if (other === undefined) lines.push(`${what} \`${name}\` is only in the module`);
    else lines.push(...compareMethod(`${what} \`${name}\``, other, method));
  }
  if (lines.length === 0 && [...before.keys()].join() !== [...after.keys()].join()) {
    lines.push(`${what}s stand in another order`);
  }
  return lines;
}

function compareMethod(what, written, method) {
  const pairs = [
    ['parameters', written.params.map(writtenParameter), method.params.map(moduleParameter)],
    ['results', written.returns.map(qualified), method.results],
    ['first version', String(written.since), method.minVersion],
    ['id', written.id ?? null, method.id ?? null],
    ['tags', written.tags ?? [], method.tags],
    ['hand-written', /^manual/.test(written.rpc), method.manual === true],
  ];
  return pairs
    .filter(([, before, after]) => JSON.stringify(before) !== JSON.stringify(after))
    .map(
      ([part, before, after]) =>
        `${what}, ${part}: written ${JSON.stringify(before)}, module ${JSON.stringify(after)}`,
    );
}

const writtenParameter = ({ name, type }) => `${name} ${qualified(type)}`;
const moduleParameter = ({ name, type, variadic }) => `${name} ${variadic ? `...${type.slice(2)}` : type}`;

/** The written lists abbreviate: they stand in package plugin, and use Go's aliases. */
function qualified(type) {
  return type
    .replace(/\bbyte\b/g, 'uint8')
    .replace(/(?<![\w.])Context\b/g, 'plugin.Context')
    .replace(/\bmlog\.Level\b/g, 'logr.Level');
}
