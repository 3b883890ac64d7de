import { ADMIN, on, type AccessCase } from './access-case.ts';
import { channelCases } from './channels.cases.ts';
import { commandCases } from './commands.cases.ts';
import { peopleCases } from './people.cases.ts';
import { fileCases } from './files.cases.ts';
import { integrationCases } from './integrations.cases.ts';
import { nothingHereCases } from './nothing-here.cases.ts';
import { pluginCases } from './plugins.cases.ts';
import { postCases } from './posts.cases.ts';
import { searchCases } from './search.cases.ts';
import { systemCases } from './system.cases.ts';
import { teamCases } from './teams.cases.ts';
import { unlicensedCases } from './unlicensed.cases.ts';
import { userCases } from './users.cases.ts';

/** Every area's lines; a new area adds its own here. */
export const allCases: readonly AccessCase[] = [
  ...userCases,
  ...teamCases,
  ...peopleCases,
  ...channelCases,
  ...postCases,
  ...fileCases,
  ...searchCases,
  ...commandCases,
  ...integrationCases,
  ...pluginCases,
  ...systemCases,
  ...nothingHereCases,
  ...unlicensedCases,
  // Ends every session, the world's too: nothing can come after it.
  on('POST /users/sessions/revoke/all', ADMIN),
];
