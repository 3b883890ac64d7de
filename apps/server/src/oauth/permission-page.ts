import { randomBytes } from 'node:crypto';
import type { OAuthApp } from '@patchbay/contract';
import type { ServerResponse } from 'node:http';

/** Asks a person whether an application may act for them. It stands alone, so that it works with any client. */
export function permissionPage(response: ServerResponse, app: OAuthApp): void {
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
  response.end(page(escaped(app.name), escaped(app.homepage), nonce));
}

const page = (name: string, homepage: string, nonce: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Let ${name} act for you?</title>
<style nonce="${nonce}">body{font:1rem/1.5 sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem}button{font:inherit;padding:.5rem 1rem;margin-right:.5rem}</style>
<h1>Let ${name} act for you?</h1>
<p>It would read and write what you can read and write here, until you take that back in your settings.</p>
<p>It says that its home is ${homepage}</p>
<button id="allow">Allow</button><button id="deny">Deny</button>
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

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}
