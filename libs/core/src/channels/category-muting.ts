import type { SidebarCategoryWithChannels } from '@patchbay/contract';

type Categories = readonly SidebarCategoryWithChannels[];

/** Which channels follow their category: of one that was muted or unmuted, and those that went to another. */
export function channelsToMute(before: Categories, after: Categories): { mute: string[]; unmute: string[] } {
  const mute = new Set<string>();
  const unmute = new Set<string>();
  const follow = (channelIds: readonly string[], was: boolean, is: boolean) => {
    if (was === is) return;
    for (const id of channelIds) (is ? mute : unmute).add(id);
  };
  const old = new Map(before.map((category) => [category.id, category]));
  for (const category of after)
    follow(category.channel_ids, old.get(category.id)?.muted ?? category.muted, category.muted);
  for (const to of after)
    for (const from of before.filter((category) => category.id !== to.id))
      follow(
        to.channel_ids.filter((id) => from.channel_ids.includes(id)),
        from.muted,
        to.muted,
      );
  return { mute: [...mute], unmute: [...unmute] };
}
