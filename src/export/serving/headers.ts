/**
 * Sent with every answer. Nothing here is secret, so scripts of other sites may read all of it, redirects included; nothing of other
 * sites is loaded, and no other site may show a page as its own. Any may show the cards.
 *
 * The policy says nothing about styles: they stand in the pages, and each page allows its own by their hashes, in a policy that holds beside
 * this one. For the same reason there is no `default-src`, to which styles would fall back.
 *
 * WebAssembly may be compiled in workers alone: for these this policy is the only one, while that of each page beside it forbids it. It
 * stands here and not with the files of the workers, since hosts that know `_headers` add policies to one another and can take none back.
 */
export const HEADERS = {
  'Access-Control-Allow-Origin': '*',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': [
    "script-src 'self' 'wasm-unsafe-eval'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    ...['media', 'object', 'frame'].map((kind) => `${kind}-src 'none'`),
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'cross-origin',
} as const;

/** Where the site generator puts files whose names change with what they hold. */
export const HASHED_FOLDER = '/_astro/';

export const CACHE = { default: 'public, max-age=600', hashed: 'public, max-age=31536000, immutable' } as const;
