import type { APIRoute } from 'astro';
import { dataset } from '../../graph.ts';

export const getStaticPaths = () => [{ params: { name: dataset.name } }];

export const GET: APIRoute = () => new Response(dataset.text, { headers: { 'content-type': 'application/json' } });
