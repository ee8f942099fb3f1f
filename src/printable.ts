/** Text from files as it may be printed: nothing in it moves the cursor or colours the terminal. Its length stays the same. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}|\p{Bidi_Control}/gu, ' ');
}

/** The same on one line, with single spaces between the words. */
export function printableLine(text: string): string {
  return printable(text.replace(/\s+/g, ' ')).trim();
}
