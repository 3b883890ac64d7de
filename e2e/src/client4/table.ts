import { areas } from './areas.ts';
import type { Call } from './calls.ts';
import type { NotOurs } from './not-ours.ts';
import { elsewhere } from './not-ours/elsewhere.ts';
import { licensedChat } from './not-ours/licensed-chat.ts';
import { licensedPeople } from './not-ours/licensed-people.ts';
import { vendor } from './not-ours/vendor.ts';

const refused = { ...licensedChat, ...licensedPeople, ...vendor, ...elsewhere };

/** A call of the client that no area makes and no reason excuses. Not compiled when there is one. */
type Left = Exclude<Call, (typeof areas)[number]['calls'][number] | keyof typeof refused>;
const nothingIsLeft: [Left] extends [never] ? true : Left = true;
void nothingIsLeft;

/** Calls that this server does not serve, and why. */
export const notOurs: Readonly<Record<string, NotOurs>> = refused;

/** Calls that work, each with the name of the area whose tests make it. */
export const works: ReadonlyMap<string, string> = new Map(
  areas.flatMap(({ name, calls }) => calls.map((call): [string, string] => [call, name])),
);
