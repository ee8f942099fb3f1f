import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export type Painter = (svg: string) => Uint8Array;

let painter: Promise<Painter> | undefined;

/**
 * What turns SVG without text into PNG, in light colours.
 *
 * It is WebAssembly: the same drawing has the same bytes on every machine.
 */
export function readPainter(): Promise<Painter> {
  painter ??= startPainter();
  return painter;
}

async function startPainter(): Promise<Painter> {
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm');
  await initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
  return (svg) => {
    const drawing = new Resvg(svg);
    const picture = drawing.render();
    const bytes = picture.asPng();
    picture.free();
    drawing.free();
    return bytes;
  };
}
