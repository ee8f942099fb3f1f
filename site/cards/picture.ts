import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { crc32 } from 'node:zlib';
import { strToU8, zlibSync } from 'fflate';

export type Painter = (svg: string) => Uint8Array;

let painter: Promise<Painter> | undefined;

/**
 * What turns SVG without text into PNG, in light colours.
 *
 * It is WebAssembly and JavaScript: the same drawing has the same bytes on every machine.
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
    const bytes = toPng(picture);
    picture.free();
    drawing.free();
    return bytes;
  };
}

interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and alpha of each, row by row. */
  readonly pixels: Uint8Array;
}

/** Flat colours compress best as they are, in rows without a filter: two thirds of what the rasterizer itself writes. */
function toPng({ width, height, pixels }: Picture): Uint8Array {
  const row = width * 4;
  const rows = new Uint8Array((row + 1) * height);
  for (let y = 0; y < height; y += 1) rows.set(pixels.subarray(y * row, (y + 1) * row), y * (row + 1) + 1);
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  // Eight bits for each of red, green, blue and alpha.
  header.set([8, 6], 8);
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  return new Uint8Array([...signature, ...chunk('IHDR', header), ...chunk('IDAT', zlibSync(rows)), ...chunk('IEND', new Uint8Array())]);
}

/** Its length, its type, its data and their checksum. */
function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(strToU8(type), 4);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)));
  return bytes;
}
