/**
 * What stands in the place of a value that nobody outside the cluster may see.
 *
 * @public
 */
export const HIDDEN = '(hidden)';

/** What a secret is called, for expressions that ignore case. */
export const SECRET_WORDS = [
  'passw(?:or)?d',
  'pass(?![a-z])',
  'passphrase',
  'pwd',
  'secret',
  'token',
  '(?:api|access|account|app|encryption|hmac|license|master|private|session|signing|ssh)[-_]?key',
  'credentials?',
  'connection[-_]?string',
  'authorization',
  'bearer',
  'cookie',
  'dsn',
  'jwt',
  'signature',
  'sig(?![a-z])',
].join('|');
/** A word or a quoted text. */
const VALUE = String.raw`"(?:[^"\\]|\\.)*"|'[^']*'|[^\s"',;&|]+`;

/** Longer texts are left out: what looks through them takes a while. */
const MOST_CHARACTERS = 20_000;

/** `scheme://user:password@`; a password may hold any sign, and a digest is none. */
const URL_CREDENTIALS =
  /\b([a-z][a-z0-9+.-]{0,30}:\/\/)[^\s"'<>]{0,2000}@(?!sha\d+:)/gi;
/** `password=…`, `"api_key":"…"`, `token: …` in any text, but not `token-service:1.2`. */
const ASSIGNMENT = new RegExp(
  String.raw`((?:${SECRET_WORDS})[\w.-]{0,60}(?:["']?\s{0,8}=|["']\s{0,8}:|\s{0,8}:(?=\s))\s{0,8})(?:(?:Bearer|Basic|Digest)\s{1,8})?(?:${VALUE})`,
  'gi',
);
/** As ASSIGNMENT, without the colon of a sentence. */
const SETTING = new RegExp(
  String.raw`((?:${SECRET_WORDS})[\w.-]{0,60}(?:["']?\s{0,8}=\s{0,8}|["']\s{0,8}:\s{0,8}(?=["'])))(?:${VALUE})`,
  'gi',
);
const SCHEME_AND_CREDENTIALS = /\b(Bearer|Basic)\s+[\w.~+/=-]{6,}/gi;
/** `--password …` as a command line has it; other texts have such words in sentences. */
const FLAG = new RegExp(
  String.raw`(^|\s)(--?[\w.-]{0,60}(?:${SECRET_WORDS})[\w.-]{0,60}\s{1,8})(?:${VALUE})`,
  'gi',
);
/** `-u name:password`, as `curl` has it. */
const USER_AND_PASSWORD =
  /((?:^|\s)(?:-u|--(?:proxy-)?user)[\s=]{1,8}["']?[^\s"':]{1,200}:)[^\s"']+/g;
/** Tokens of well-known makers, which tell what they are. */
const KNOWN_TOKENS =
  /\b(?:gh[opsur]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{15,}|dckr_pat_[\w-]{10,}|npm_[A-Za-z0-9]{36}|pypi-[\w-]{20,}|hf_[A-Za-z0-9]{30,}|hv[sb]\.[\w-]{15,}|xox[a-z]-[\w-]{10,}|sk_(?:live|test)_\w{10,}|sk-[\w-]{20,}|SG\.[\w-]{10,}\.[\w-]{10,}|AIza[\w-]{30,}|A(?:KI|SI)A[0-9A-Z]{16}|eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*)|(?<=hooks\.slack\.com\/services\/)[\w/-]+/g;
/** PEM, as far as it goes. */
const PRIVATE_KEY =
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g;

const SECRET_NAME = new RegExp(SECRET_WORDS, 'i');
/** What ends so names a thing, and is not the thing. */
const NAME_OF_A_NAME = /(?:name|names|ref|refs|kind|path|file|type|class)$/i;

/** Whether the value of a field or a setting of this name is likely to be a secret. */
export function namesSecret(key: string): boolean {
  return SECRET_NAME.test(key) && !NAME_OF_A_NAME.test(key);
}

/** Takes out the values of flags such as `--password …`. */
export function maskFlags(text: string): string {
  return text
    .replace(FLAG, `$1$2${HIDDEN}`)
    .replace(USER_AND_PASSWORD, `$1${HIDDEN}`);
}

/** What is a secret by its own look, whatever stands around it. */
function maskKnown(text: string): string {
  return text
    .replace(PRIVATE_KEY, HIDDEN)
    .replace(URL_CREDENTIALS, `$1${HIDDEN}@`)
    .replace(SCHEME_AND_CREDENTIALS, `$1 ${HIDDEN}`)
    .replace(KNOWN_TOKENS, HIDDEN);
}

/**
 * Takes out of any text what looks like a password, a token or a key.
 *
 * @public
 */
export function maskText(text: string): string {
  return text.length > MOST_CHARACTERS
    ? '(too long to be shown)'
    : maskKnown(text).replace(ASSIGNMENT, `$1${HIDDEN}`);
}

/**
 * Does so in a sentence of a cluster. There a colon also stands between a thing and its name:
 * `volume "db-secret" : secret "db-secret" not found`.
 *
 * @public
 */
export function maskSentence(text: string): string {
  return text.length > MOST_CHARACTERS
    ? '(too long to be shown)'
    : maskFlags(maskKnown(text).replace(SETTING, `$1${HIDDEN}`));
}
