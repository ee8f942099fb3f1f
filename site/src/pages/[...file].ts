import type { APIRoute } from 'astro';
import { published } from '../graph.ts';

export const getStaticPaths = () => published.map(({ path, ...props }) => ({ params: { file: path }, props }));

export const GET: APIRoute<{ contentType: string; text: () => string }> = ({ props: { contentType, text } }) =>
  new Response(text(), { headers: { 'content-type': contentType } });
