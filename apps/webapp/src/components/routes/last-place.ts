const TEAM_KEY = 'patchbay.lastTeam';
const channelKey = (teamId: string) => `patchbay.lastChannel.${teamId}`;

/** Where the person was last, in this browser. A browser that keeps nothing only forgets it. */
export const lastPlace = {
  team: () => read(TEAM_KEY),
  channel: (teamId: string) => read(channelKey(teamId)),
  remember(teamName: string, teamId: string, channelPath: string): void {
    try {
      localStorage.setItem(TEAM_KEY, teamName);
      localStorage.setItem(channelKey(teamId), channelPath);
    } catch {
      // Storage is full or forbidden; the default channel is opened next time.
    }
  },
  /** The place is not there any more; the default channel is opened next time. */
  forget(teamId: string, channelPath: string): void {
    if (read(channelKey(teamId)) === channelPath) {
      localStorage.removeItem(channelKey(teamId));
    }
  },
};

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
