/** Every tag that eslint.config.js has a rule for. */
const TAGS = [
  'contract',
  'testing',
  'wire',
  'engine',
  'core',
  'web-engine',
  'sdk',
  'app',
  'plugin',
  'tool',
  'e2e',
];

/**
 * A project without a tag, or with one that no rule knows, may import anything: then lint checks nothing.
 *
 * @param {Pick<import('../setup/projects.mjs').Project, 'folder' | 'tags'>} project
 * @returns {string | undefined} what is wrong with its tags
 */
export function tagProblem({ folder, tags = [] }) {
  if (tags.length !== 1) return `${folder} has ${tags.length} tags: give its package.json one under nx.tags`;
  const known = TAGS.map((tag) => `type:${tag}`);
  if (!known.includes(tags[0] ?? ''))
    return `${folder} has the unknown tag ${tags[0]}; known: ${known.join(', ')}`;
  return undefined;
}
