import type { FileInfo } from '@mattermost/types/files';

export type FileKind =
  | 'image'
  | 'audio'
  | 'video'
  | 'pdf'
  | 'code'
  | 'text'
  | 'word'
  | 'excel'
  | 'powerpoint'
  | 'zip'
  | 'patch'
  | 'other';

const byExtension: Readonly<Record<string, FileKind>> = Object.fromEntries(
  (
    [
      ['image', 'jpg jpeg png gif bmp webp svg psd'],
      ['audio', 'mp3 wav wma m4a flac aac ogg oga opus'],
      ['video', 'mp4 avi webm mkv wmv mpg mov flv ogv m4v'],
      ['pdf', 'pdf'],
      ['word', 'doc docx odt'],
      ['excel', 'xls xlsx ods'],
      ['powerpoint', 'ppt pptx odp'],
      ['zip', 'zip gz tgz tar 7z rar bz2 xz'],
      ['patch', 'patch diff'],
      ['text', 'txt log md rtf csv tsv'],
      [
        'code',
        'js mjs cjs jsx ts tsx json yaml yml toml ini xml html htm css scss less go rs py rb php java kt swift c h cc cpp hpp cs sh bash zsh ps1 sql lua pl r scala dart ex exs erl hs clj graphql proto vue svelte dockerfile makefile',
      ],
    ] as const
  ).flatMap(([kind, extensions]) => extensions.split(' ').map((extension) => [extension, kind])),
);

/** What kind of file it is, by the end of its name; a picture only if the browser shows such ones. */
export function fileKind({
  extension,
  mime_type: mime,
}: Pick<FileInfo, 'extension' | 'mime_type'>): FileKind {
  const ending = extension.replace(/^\./, '').toLowerCase();
  const known = Object.hasOwn(byExtension, ending) ? byExtension[ending] : undefined;
  return known ?? (mime.startsWith('text/') ? 'text' : 'other');
}

const icons: Readonly<Record<FileKind, string>> = {
  image: 'file-image-outline-large',
  audio: 'file-audio-outline-large',
  video: 'file-video-outline-large',
  pdf: 'file-pdf-outline-large',
  code: 'file-code-outline-large',
  text: 'file-text-outline-large',
  word: 'file-word-outline-large',
  excel: 'file-excel-outline-large',
  powerpoint: 'file-powerpoint-outline-large',
  zip: 'file-zip-outline-large',
  patch: 'file-patch-outline-large',
  other: 'file-generic-outline-large',
};

export const fileIcon = (file: Pick<FileInfo, 'extension' | 'mime_type'>): string => icons[fileKind(file)];

/** Pictures that are shown as such: those the server has sizes of, and drawings that are safe within `img`. */
export function isPicture(file: FileInfo): boolean {
  const ending = file.extension.toLowerCase();
  return fileKind(file) === 'image' && ending !== 'psd' && (file.width > 0 || file.link !== undefined);
}
