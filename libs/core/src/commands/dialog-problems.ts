import type { OpenDialogRequest } from '@patchbay/contract';

/** Bytes of a title that clients have room for (Go: model.DialogTitleMaxLength). */
const TITLE_LIMIT_BYTES = 24;

/** What clients may not be able to show of a dialog. It is opened all the same: upstream, too, only complains. */
export function dialogProblems({ dialog, url }: OpenDialogRequest): string[] {
  const problems: string[] = [];
  if (url === '') problems.push('it has no URL to send the answers to');
  const titleBytes = Buffer.byteLength(dialog.title ?? '');
  if (titleBytes === 0 || titleBytes > TITLE_LIMIT_BYTES)
    problems.push(`its title must have 1 to ${String(TITLE_LIMIT_BYTES)} bytes`);
  const icon = dialog.icon_url ?? '';
  if (icon !== '' && !/^https?:\/\//.test(icon)) problems.push('the address of its icon is not http');
  const names = (dialog.elements ?? []).map((element) => element.name);
  const twice = names.find((name, at) => names.indexOf(name) < at);
  if (twice !== undefined) problems.push(`two of its elements are called ${JSON.stringify(twice)}`);
  return problems;
}
