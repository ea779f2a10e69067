import { HIDDEN, maskFlags, maskText, SECRET_WORDS } from './maskText';

const SECRET_FLAG = new RegExp(
  String.raw`^--?[\w.-]{0,60}(?:${SECRET_WORDS})[\w.-]{0,60}$`,
  'i',
);
const USER_FLAG = /^(?:-u|--(?:proxy-)?user)$/;
const NAME_AND_PASSWORD = /^([^\s:]{1,200}:)[\s\S]+$/;

/** Programs whose flag for a password is one letter, and the flag within a word. */
const SHORT_FLAGS = [
  {
    program: /\b(?:mysql|mariadb)/,
    flag: /((?:^|\s)-p)[^\s"';|&]+/g,
  },
  {
    program: /\bredis-cli\b/,
    word: '-a',
    flag: /((?:^|\s)-a\s{1,8})[^\s;|&]+/g,
  },
];

function maskWord(word: string, before: string): string {
  if (SECRET_FLAG.test(before)) {
    return HIDDEN;
  }
  const masked = maskFlags(maskText(word));
  return USER_FLAG.test(before)
    ? masked.replace(NAME_AND_PASSWORD, `$1${HIDDEN}`)
    : masked;
}

/** Masks the words of a command line, where a value may follow its flag as the next word. */
export function maskCommand(words: readonly string[]): string[] {
  const short = SHORT_FLAGS.filter(({ program }) =>
    words.some(word => program.test(word)),
  );
  return words.map((word, index) => {
    const before = index > 0 ? words[index - 1] : '';
    return short.some(flag => flag.word !== undefined && flag.word === before)
      ? HIDDEN
      : short.reduce(
          (text, { flag }) => text.replace(flag, `$1${HIDDEN}`),
          maskWord(word, before),
        );
  });
}
