import type { APIRoute } from 'astro';
import { published } from '../graph.ts';

export const getStaticPaths = () => published.map(({ path, ...props }) => ({ params: { file: path }, props }));

export const GET: APIRoute<{ mediaType: string; text: () => string }> = ({ props: { mediaType, text } }) =>
  new Response(text(), { headers: { 'content-type': `${mediaType}; charset=utf-8` } });
