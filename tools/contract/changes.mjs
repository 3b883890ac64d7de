/** What two descriptions of the contract differ in, one line each: `added hook X`, `changed field model.Post.Id`. */
export function changesBetween(before, after) {
  return [
    ...compare('hook', byName(before['hooks.json']), byName(after['hooks.json'])),
    ...compare('API method', byName(before['api.json']), byName(after['api.json'])),
    ...compare(
      'registered type',
      byName(before['gob-registered.json']),
      byName(after['gob-registered.json']),
    ),
    ...compare('constant', constantsOf(before['constants.json']), constantsOf(after['constants.json'])),
    ...compareTypes(typesOf(before['types.json']), typesOf(after['types.json'])),
  ];
}

const byName = (text) => Object.fromEntries(JSON.parse(text ?? '[]').map((entry) => [entry.name, entry]));
const constantsOf = (text) => Object.assign({}, ...Object.values(JSON.parse(text ?? '{}')));
const typesOf = (text) => JSON.parse(text ?? '{"types":{}}').types;

function compare(what, before, after) {
  const lines = [];
  for (const name of [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()) {
    if (!(name in before)) lines.push(`added ${what} ${name}`);
    else if (!(name in after)) lines.push(`removed ${what} ${name}`);
    else if (JSON.stringify(before[name]) !== JSON.stringify(after[name]))
      lines.push(`changed ${what} ${name}`);
  }
  return lines;
}

function compareTypes(before, after) {
  const shapes = (types) =>
    Object.fromEntries(Object.entries(types).map(([name, type]) => [name, { ...type, fields: null }]));
  const lines = compare('type', shapes(before), shapes(after));
  for (const name of Object.keys(after).sort()) {
    const [old, current] = [before[name]?.fields, after[name].fields];
    if (!old || !current) continue;
    const fields = (list) => Object.fromEntries(list.map((field) => [`${name}.${field.name}`, field]));
    lines.push(...compare('field', fields(old), fields(current)));
    const order = (list, other) =>
      list.map((field) => field.name).filter((field) => other.some((o) => o.name === field));
    if (order(old, current).join() !== order(current, old).join()) lines.push(`reordered fields of ${name}`);
  }
  return lines;
}
