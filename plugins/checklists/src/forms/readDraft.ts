/** What is wrong with the fields of a form, by their names. */
export type Complaints = Readonly<Record<string, string | undefined>>;

/** What a person has typed, as it can be sent, or why it cannot. */
export interface ReadDraft<T> {
  request: T | undefined;
  complaints: Complaints;
}

interface Schema<T> {
  safeParse(value: unknown):
    | { success: true; data: T }
    | {
        success: false;
        error: {
          issues: readonly { path: readonly PropertyKey[]; message: string }[];
        };
      };
}

/** Reads what was typed by the rules of the backend; an empty field counts as left out. */
export function readDraft<T>(
  schema: Schema<T>,
  draft: Record<string, unknown>,
  further: Complaints = {},
): ReadDraft<T> {
  const given = Object.fromEntries(
    Object.entries(draft).filter(
      ([, value]) => typeof value !== 'string' || value.trim() !== '',
    ),
  );
  const read = schema.safeParse(given);
  const complaints: Record<string, string | undefined> = { ...further };
  for (const { message, path } of read.success ? [] : read.error.issues) {
    const name = String(path[0]);
    complaints[name] ??= given[name] === undefined ? 'it is missing' : message;
  }
  const isFine = Object.values(complaints).every(each => each === undefined);
  return {
    request: read.success && isFine ? read.data : undefined,
    complaints,
  };
}

/** A hint under a field: what is wrong with it once something was typed, else what it is for. */
export function hintOf(
  complaint: string | undefined,
  value: string,
  usual: string,
): { error: boolean; helperText: string } {
  const isWrong = complaint !== undefined && value.trim() !== '';
  return {
    error: isWrong,
    helperText: isWrong ? `Not so: ${complaint}.` : usual,
  };
}
