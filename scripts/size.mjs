// What dist/ weighs, file by file and by when it is fetched, and whether that keeps the budgets. Run by `make size`.
import { readFileSync, readdirSync, existsSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { basename, join } from "node:path";

// Bytes, brotli.
const BUDGETS = { first: 181_000, all: 735_000 };

const folder = process.argv[2] ?? "dist";
if (!existsSync(join(folder, "index.html"))) {
  console.error(`size: ${folder}/index.html is missing: run \`make dist\` first`);
  process.exit(1);
}

const read = (name) => readFileSync(join(folder, name), "utf8");
const index = read("index.html").replace(/<!--.*?-->/gs, "");
const glue = readdirSync(folder).filter((name) => /^tim-tester-.*\.js$/.test(name)).map(read).join();
const chunks = glue.match(/\b[a-z]+-[0-9a-f]{16}\.wasm\b/g) ?? [];
const tags = index.match(/<(meta|link)\b[^>]*>/g) ?? [];
const later = tags.filter((tag) => tag.startsWith("<meta") || /\brel="?prefetch\b/.test(tag)).join("\n");

/** When a file is fetched. What nobody names for later counts as the first load, whoever fetches it. */
function when(name) {
  // The chunks of the program, the card that boot.js has at hand, and what keeps the page for the next visit.
  if (chunks.includes(name) || /^(crash|offline|manifest|icon|error-advice)-/.test(name) || name === "sw.js") return "idle";
  return later.includes(basename(name)) && name !== "index.html" ? "opened" : "first";
}

// Of a file beside its compressed twins only itself is weighed.
const isPacked = (name) => /\.(br|gz)$/.test(name);

const rows = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !isPacked(entry.name))
  .map((entry) => {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const name = path.slice(join(folder, "/").length);
    const bytes = readFileSync(path);
    const sizes = [bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes).length];
    return { name, when: when(name), sizes };
  })
  .sort((a, b) => b.sizes[2] - a.sizes[2]);

const sum = (some) => some.reduce((total, row) => total.map((n, i) => n + row.sizes[i]), [0, 0, 0]);
const line = (name, cells) => console.log(name.padEnd(44) + cells.map((cell) => cell.toLocaleString("en").padStart(11)).join(""));

const parts = { first: "first load", idle: "fetched when idle", opened: "fetched when opened" };
const sums = { all: sum(rows) };
line("bytes", ["raw", "gzip", "brotli"]);
for (const [part, title] of Object.entries(parts)) {
  const some = rows.filter((row) => row.when === part);
  sums[part] = sum(some);
  line(`${title}:`, sums[part]);
  for (const row of some) line(`  ${row.name}`, row.sizes);
}
line("all", sums.all);

for (const [part, budget] of Object.entries(BUDGETS)) {
  const bytes = sums[part][2];
  if (bytes <= budget) continue;
  console.error(`size: ${parts[part] ?? part}: ${bytes} bytes with brotli; the budget is ${budget}`);
  process.exitCode = 1;
}
