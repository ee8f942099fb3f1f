/**
 * Sent with every answer. Nothing here is secret, so scripts of other sites may read all of it, redirects included; nothing of other
 * sites is loaded, and the only code in a page is its styles.
 */
export const HEADERS = {
  'Access-Control-Allow-Origin': '*',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'",
} as const;

/** Where the site generator puts files whose names change with what they hold. */
export const HASHED_FOLDER = '/_astro/';

export const CACHE = { default: 'public, max-age=600', hashed: 'public, max-age=31536000, immutable' } as const;
