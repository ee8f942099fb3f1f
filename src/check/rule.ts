import type { Code } from '../codes.ts';
import type { Finding } from '../diagnostics.ts';
import type { Linked } from '../model.ts';

/** One rule: reads the linked language and says what it finds. It reports under one code, and changes nothing. */
export interface Rule {
  readonly code: Code;
  readonly check: (linked: Linked) => Iterable<Finding>;
}
