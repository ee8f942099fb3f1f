import type { APIRoute } from 'astro';
import { downloads } from '../../graph.ts';
import type { DataFile } from '../../records.ts';

export const getStaticPaths = () => downloads.map((file) => ({ params: { file: file.name }, props: { file } }));

export const GET: APIRoute<{ file: DataFile }> = ({ props: { file } }) =>
  new Response(file.text(), { headers: { 'content-type': `${file.mediaType}; charset=utf-8` } });
