/**
 * Why a path is no plain one, or undefined. Percent signs that stand for nothing, a NUL, or a dot or slash that is hidden
 * behind one are in no link of ours: whoever sends them hopes that two readers of the path disagree.
 */
export function whyNotPlain(url: string): string | undefined {
  const path = url.split('?')[0] ?? '';
  if (/%(?![0-9A-Fa-f]{2})/.test(path)) return 'a percent sign that stands for nothing';
  if (/%00/.test(url)) return 'a NUL';
  if (path.includes('\\') || /%5c/i.test(path)) return 'a backslash';
  if (/%2f/i.test(path)) return 'a hidden slash';
  try {
    const segments = decodeURIComponent(path).split('/');
    if (segments.includes('..') || segments.includes('.')) return 'a step to another folder';
  } catch {
    return 'bytes that are no UTF-8';
  }
  return undefined;
}
