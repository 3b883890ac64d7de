import { randomBytes } from 'node:crypto';
import type { OAuthApp } from '@patchbay/contract';
import type { ServerResponse } from 'node:http';
import { permissionWords } from './permission-words.ts';

/** Asks a person, in their language, whether an application may act for them. It stands alone, so that it works with any client. */
export function permissionPage(response: ServerResponse, app: OAuthApp, locale: string): void {
  const nonce = randomBytes(16).toString('base64');
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    // Nobody else's page may show this one, and lead a person to press what they do not see.
    'X-Frame-Options': 'DENY',
    'Content-Security-Policy': `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(page(escaped(app.name), escaped(app.homepage), nonce, locale));
}

function page(name: string, homepage: string, nonce: string, locale: string): string {
  const { language, words } = permissionWords(locale);
  // By functions: a name may have a sign in it that means something in a replacement.
  const title = words.title.replace('{name}', () => name);
  const home = words.home.replace('{homepage}', () => homepage);
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<title>${title}</title>
<style nonce="${nonce}">body{font:1rem/1.5 sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem}button{font:inherit;padding:.5rem 1rem;margin-right:.5rem}</style>
<h1>${title}</h1>
<p>${words.meaning}</p>
<p>${home}</p>
<button id="allow">${words.allow}</button><button id="deny">${words.deny}</button>
<p id="problem" role="alert"></p>
<script nonce="${nonce}">
const asked = Object.fromEntries(new URLSearchParams(location.search));
const csrf = (document.cookie.match(/(?:^|; )MMCSRF=([^;]*)/) || [])[1] || '';
document.getElementById('allow').onclick = async () => {
  const answer = await fetch('authorize', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf, 'X-Requested-With': 'XMLHttpRequest' },
    body: JSON.stringify(asked),
  });
  const said = await answer.json();
  if (answer.ok) location.assign(said.redirect);
  else document.getElementById('problem').textContent = said.message;
};
document.getElementById('deny').onclick = () => {
  const back = new URL(asked.redirect_uri);
  back.searchParams.set('error', 'access_denied');
  if (asked.state) back.searchParams.set('state', asked.state);
  location.assign(back);
};
</script>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}
