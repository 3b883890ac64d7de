import { readFile } from 'node:fs/promises';

const FORMATTER = /const dateTimeFormatter = (new Intl\.DateTimeFormat\([^;]*\));/;

/**
 * Nest makes a formatter of dates for its own logger when it is loaded, which has ICU look for its data: some 10 ms, for
 * lines that our logger writes. With this it makes one for each line that it does write.
 *
 * @type {import('esbuild').Plugin}
 */
export const lighterNest = {
  name: 'lighter-nest',
  setup(context) {
    context.onLoad(
      { filter: /@nestjs[\\/]common[\\/]services[\\/].*logger\.service\.js$/ },
      async ({ path }) => {
        const source = await readFile(path, 'utf8');
        if (!FORMATTER.test(source))
          throw new Error(`${path} no longer has the formatter that is put off here.`);
        return {
          contents: source.replace(
            FORMATTER,
            'const dateTimeFormatter = { format: (date) => $1.format(date) };',
          ),
          loader: 'js',
        };
      },
    );
  },
};
