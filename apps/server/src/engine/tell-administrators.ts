import type { PluginStatus } from '@patchbay/host';
import type { Logger } from './logger.ts';
import { sayTo, systemBot, type SpokenFor } from './system-bot.ts';

/** Administrators who are told; whoever has more than that has other ways to hear of it. */
const MOST_ADMINISTRATORS = 200;

export type ToldBy = SpokenFor;

/**
 * Sends each system administrator a direct message about a plugin that stays down, one plugin after the other. What is
 * returned never rejects.
 */
export function administratorsTold(core: ToldBy, logger: Logger): (status: PluginStatus) => Promise<void> {
  let before = Promise.resolve();
  return (status) => (before = before.then(() => tell(core, logger, status)));
}

async function tell(core: ToldBy, logger: Logger, status: PluginStatus): Promise<void> {
  try {
    const people = await core.users.list({
      page: 0,
      perPage: MOST_ADMINISTRATORS,
      role: 'system_admin',
      active: true,
    });
    const administrators = people.filter((user) => !user.is_bot);
    const [first] = administrators;
    if (!first) return;
    const botId = await systemBot(core, first.id);
    for (const { id } of administrators) await sayTo(core, botId, id, messageOf(status));
  } catch (error) {
    logger.error('The administrators could not be told that a plugin stays down', {
      plugin_id: status.plugin_id,
      error: error instanceof Error ? error.message : String(error),
    });
  }
}

function messageOf({ error, name, plugin_id: id, version }: PluginStatus): string {
  const [what = '', ...lastWords] = error.split('\n');
  // What a dying plugin says is shown as it is, and may not end the block that it stands in.
  const words = lastWords.join('\n').replaceAll('```', "'''");
  return [
    `The plugin **${name}** (\`${id}\`, version ${version}) has stopped, and is not started again. ${what}`,
    ...(words === '' ? [] : [`\`\`\`\n${words}\n\`\`\``]),
    `What it was doing is in the System Console under Plugins, and in \`patchbay plugin crashes ${id}\`; what it said before that in \`patchbay plugin logs ${id}\`.`,
  ].join('\n');
}
