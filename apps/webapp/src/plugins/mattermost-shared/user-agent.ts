const has = (...words: string[]) => words.some((word) => window.navigator.userAgent.includes(word));

export const isIos = (): boolean => has('iPhone', 'iPad');
export const isAndroid = (): boolean => has('Android');
/** A browser on a telephone or tablet. */
export const isMobile = (): boolean => isIos() || isAndroid();

export const isEdge = (): boolean => has('Edge');
export const isChromiumEdge = (): boolean => has('Edg') && !isEdge();
export const isChrome = (): boolean => has('Chrome') && !isEdge();
export const isSafari = (): boolean => has('Safari') && !has('Chrome');
export const isFirefox = (): boolean => has('Firefox');
export const isIosChrome = (): boolean => has('CriOS');
export const isIosFirefox = (): boolean => has('FxiOS');
export const isInternetExplorer = (): boolean => has('Trident');

export const isWindows = (): boolean => has('Windows');
export const isMac = (): boolean => has('Macintosh');
export const isLinux = (): boolean => has('Linux') && !isAndroid();
export const isChromebook = (): boolean => has('CrOS');

/** Mattermost's own applications, which may be pointed at this server too. */
export const isDesktopApp = (): boolean => has('Mattermost') && has('Electron');
export const isMacApp = (): boolean => isDesktopApp() && isMac();
export const isMobileApp = (): boolean => {
  const isIosBrowser = isIos() && (isIosChrome() || has('Safari'));
  const isAndroidBrowser = isAndroid() && (isFirefox() || (has('Chrome') && !has('Version')));
  return isMobile() && !isIosBrowser && !isAndroidBrowser;
};
export const isM365Mobile = (): boolean =>
  has('TeamsMobile-Android', 'TeamsMobile-iOS', 'PKeyAuth/1.0') || (isMobile() && has('Teams/'));

/** Three numbers, or '' in a browser. */
export const getDesktopVersion = (): string =>
  /Mattermost\/(\d+\.\d+\.\d+)/.exec(window.navigator.userAgent)?.[1] ?? '';
