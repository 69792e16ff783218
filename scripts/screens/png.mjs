// A screenshot as a PNG of at most 256 colours: what a screen of text and areas needs, at a third of the bytes.
import { crc32 } from "./crc32.mjs";
import { deflateSync } from "node:zlib";

const COLOURS = 256;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** The most frequent colours, and for each colour the index of the nearest of them. */
function palette(pixels) {
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const kept = [...counts].sort((a, b) => b[1] - a[1]).slice(0, COLOURS).map(([colour]) => colour);
  const parts = (colour) => [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255];
  const colours = kept.map(parts);
  const index = new Map(kept.map((colour, at) => [colour, at]));
  for (const colour of counts.keys()) {
    if (index.has(colour)) continue;
    const [r, g, b] = parts(colour);
    let [best, least] = [0, Infinity];
    colours.forEach(([kr, kg, kb], at) => {
      const far = (r - kr) ** 2 + (g - kg) ** 2 + (b - kb) ** 2;
      if (far < least) [best, least] = [at, far];
    });
    index.set(colour, best);
  }
  return { colours, index };
}

/** `pixels` has red, green, blue and alpha in a byte each, without gaps; alpha is not kept. */
export function png(width, height, pixels) {
  const words = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height).map((word) => word & 0xffffff);
  const { colours, index } = palette(words);
  const rows = Buffer.alloc((width + 1) * height);
  words.forEach((word, at) => (rows[at + Math.floor(at / width) + 1] = index.get(word)));
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits a pixel, with a palette.
  head.set([8, 3, 0, 0, 0], 8);
  const parts = [["IHDR", head], ["PLTE", Buffer.from(colours.flat())], ["IDAT", deflateSync(rows, { level: 9, memLevel: 9 })], ["IEND", Buffer.alloc(0)]];
  return Buffer.concat([SIGNATURE, ...parts.map(([type, data]) => chunk(type, data))]);
}
