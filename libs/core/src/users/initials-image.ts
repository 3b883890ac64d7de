const COLOURS = ['#1f6f8b', '#5c415d', '#2d6a4f', '#9a3324', '#34568b', '#7a5195', '#b5651d', '#3f5e5a'];

/** The picture of someone who has set none: their initial on a colour of their own, as SVG. */
export function initialsImage(username: string): string {
  const initial = (/[a-z0-9]/i.exec(username)?.[0] ?? '?').toUpperCase();
  const sum = [...username].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  const colour = COLOURS[sum % COLOURS.length] ?? '#34568b';
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" width="128" height="128" viewBox="0 0 128 128">' +
    `<rect width="128" height="128" fill="${colour}"/>` +
    '<text x="64" y="64" dy=".35em" text-anchor="middle" font-family="sans-serif" font-size="64" fill="#fff">' +
    `${initial}</text></svg>`
  );
}
