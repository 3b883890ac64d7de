export const teamPath = (teamId: string): string => `/admin_console/user_management/team/${teamId}`;
