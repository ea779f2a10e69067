/** A file that will be in the repository. */
export interface PreviewFile {
  /** With slashes. */
  path: string;
  /** In bytes. */
  size: number;
  /** Absent when it is no text. */
  text?: string;
  isExecutable: boolean;
}

interface RenderedFile {
  path: string;
  base64Content: string;
  executable?: boolean;
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function readText(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) {
    return undefined;
  }
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined; // Not UTF-8: nothing to show as text.
  }
}

/** Reads the files of a dry run, in the order of their paths. */
export function readPreviewFiles(
  files: readonly RenderedFile[],
): PreviewFile[] {
  return files
    .map(({ path, base64Content, executable = false }) => {
      const bytes = Uint8Array.from(atob(base64Content), character =>
        character.charCodeAt(0),
      );
      return {
        path,
        size: bytes.length,
        text: readText(bytes),
        isExecutable: executable,
      };
    })
    .sort((one, other) => one.path.localeCompare(other.path));
}

/** A size for people. */
export function formatSize(bytes: number): string {
  return bytes < 1024
    ? `${bytes} B`
    : `${(bytes / 1024).toFixed(bytes < 10_240 ? 1 : 0)} KiB`;
}
