import administration from './administration.json' with { type: 'json' };
import access from './access.json' with { type: 'json' };
import app from './app.json' with { type: 'json' };
import backstage from './backstage.json' with { type: 'json' };
import channel from './channel.json' with { type: 'json' };
import composer from './composer.json' with { type: 'json' };
import console from './console.json' with { type: 'json' };
import emoji from './emoji.json' with { type: 'json' };
import frame from './frame.json' with { type: 'json' };
import hooks from './hooks.json' with { type: 'json' };
import interactive from './interactive.json' with { type: 'json' };
import market from './market.json' with { type: 'json' };
import people from './people.json' with { type: 'json' };
import plugins from './plugins.json' with { type: 'json' };
import posts from './posts.json' with { type: 'json' };
import search from './search.json' with { type: 'json' };
import settings from './settings.json' with { type: 'json' };
import settingsConsole from './settings-console.json' with { type: 'json' };
import sidebar from './sidebar.json' with { type: 'json' };

/** Every text in German. */
export const de = {
  ...administration,
  ...access,
  ...app,
  ...backstage,
  ...channel,
  ...composer,
  ...console,
  ...emoji,
  ...frame,
  ...hooks,
  ...interactive,
  ...market,
  ...people,
  ...plugins,
  ...posts,
  ...search,
  ...settings,
  ...settingsConsole,
  ...sidebar,
};
