import { json } from './generated/data/hook-policies.ts';
import type { HookPolicy } from './hook-policy.ts';
import type { HookName } from './methods.ts';

/** How each hook is dispatched, unless the administrator says otherwise (data/hook-policies.json). */
export const hookPolicies = JSON.parse(json) as Readonly<Record<HookName, HookPolicy>>;
