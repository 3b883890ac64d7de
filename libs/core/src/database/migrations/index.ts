import { CreateTables1732147200000 } from './0001-create-tables.ts';
import { CreateSchemes1763683200000 } from './0002-create-schemes.ts';
import { CreatePluginLedger1763733600000 } from './0003-create-plugin-ledger.ts';
import { CreateFiles1763740800004 } from './0004-create-files.ts';
import { CreateThreadsAndReactions1763744700000 } from './0005-create-threads-and-reactions.ts';
import { CreateSearch1763740800006 } from './0006-create-search.ts';
import { CreatePeople1763744400000 } from './0007-create-people.ts';
import { CreateChannelTables1763755200008 } from './0008-create-channel-tables.ts';
import { CreateIntegrations1763755300009 } from './0009-create-integrations.ts';
import { CreatePluginAccess1763757000010 } from './0010-create-plugin-access.ts';
import { CreateMemberHistory1763774000011 } from './0011-create-member-history.ts';

/** In the order they run. Never change one that was released: add another. */
export const migrations = [
  CreateTables1732147200000,
  CreateSchemes1763683200000,
  CreatePluginLedger1763733600000,
  CreateFiles1763740800004,
  CreateThreadsAndReactions1763744700000,
  CreateSearch1763740800006,
  CreatePeople1763744400000,
  CreateChannelTables1763755200008,
  CreateIntegrations1763755300009,
  CreatePluginAccess1763757000010,
  CreateMemberHistory1763774000011,
];
