/** Whether a file can have this name, given without its ending, on every system: visible, in one place, and in at most 100 characters. */
export function isFileName(name: string): boolean {
  return /^[^.\s](?:.*\S)?$/su.test(name) && !/[/\\:*?"<>|\p{Cc}\p{Cf}]/u.test(name) && name.length <= 100;
}

/** What is the same for two paths that are one file on some system. */
export function fileKey(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
