// What dist/ weighs, file by file, and whether the first load keeps its budget. Run by `make size`.
import { readFileSync, readdirSync, existsSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { basename, join } from "node:path";

const BUDGET = 450_000; // Bytes, brotli: all that a first visit fetches unasked.

const folder = process.argv[2] ?? "dist";
if (!existsSync(join(folder, "index.html"))) {
  console.error(`size: ${folder}/index.html is missing: run \`make dist\` first`);
  process.exit(1);
}

// Later is what index.html itself names for later, in a <meta> or a <link rel=prefetch>; anything else counts as the first
// load, whoever fetches it.
const index = readFileSync(join(folder, "index.html"), "utf8").replace(/<!--.*?-->/gs, "");
const tags = index.match(/<(meta|link)\b[^>]*>/g) ?? [];
const later = tags.filter((tag) => tag.startsWith("<meta") || /\brel="?prefetch\b/.test(tag)).join("\n");
const isFirst = (name) => name === "index.html" || !later.includes(basename(name));

// Of a file beside its compressed twins only itself is weighed.
const isPacked = (name) => /\.(br|gz)$/.test(name);

const rows = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !isPacked(entry.name))
  .map((entry) => {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const name = path.slice(join(folder, "/").length);
    const bytes = readFileSync(path);
    const sizes = [bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes).length];
    return { name, first: isFirst(name), sizes };
  })
  .sort((a, b) => b.first - a.first || b.sizes[2] - a.sizes[2]);

const sum = (some) => some.reduce((total, row) => total.map((n, i) => n + row.sizes[i]), [0, 0, 0]);
const line = (name, cells) => console.log(name.padEnd(44) + cells.map((cell) => cell.toLocaleString("en").padStart(11)).join(""));

line("bytes", ["raw", "gzip", "brotli"]);
for (const row of rows) line(row.name + (row.first ? "" : " (later)"), row.sizes);
const first = sum(rows.filter((row) => row.first));
line("first load", first);
line("all", sum(rows));

if (first[2] > BUDGET) {
  console.error(`size: the first load is ${first[2]} bytes with brotli; the budget is ${BUDGET}`);
  process.exit(1);
}
