export type Permission = NotificationPermission | 'unsupported';

/** What the browser thinks of notifications of this page; not every browser, and no insecure page, has them. */
export function permission(): Permission {
  return typeof Notification === 'undefined' ? 'unsupported' : Notification.permission;
}

/** Asks the person, which browsers allow only after a click of theirs. */
export async function askForPermission(): Promise<Permission> {
  if (typeof Notification === 'undefined') {
    return 'unsupported';
  }
  try {
    return await Notification.requestPermission();
  } catch {
    return permission();
  }
}
