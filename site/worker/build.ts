/** What the build tells the service worker. */
export interface Build {
  /** A hash of everything below and of this script. */
  readonly version: string;
  /** As HTML. */
  readonly edition: string;
  /** The hash of what stands at each address, as in `integrity`. */
  readonly files: Readonly<Record<string, string>>;
  /** The address of what is shown in place of pages that are not saved. */
  readonly notSaved: string;
  /** Where files have a hash in their names, and so never change. */
  readonly hashedFolder: string;
}
