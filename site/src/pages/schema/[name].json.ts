import type { APIRoute } from 'astro';
import { schemas } from '../../graph.ts';

export const getStaticPaths = () => schemas.map(({ name, text }) => ({ params: { name }, props: { text } }));

export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'content-type': 'application/schema+json' } });
