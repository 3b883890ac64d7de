export const accountPath = (userId: string): string => `/admin_console/user_management/user/${userId}`;
