// wasm-bindgen for a program with `#[wasm_split]` functions (src/page/chunk.rs): the same arguments, the same output, and the
// chunks in $CHUNKS, named by their hashes. scripts/after-build.sh puts them beside the page.
//
// The order is the only one that works: cut, then wasm-bindgen on what comes first (it keeps what the chunks share), then
// wasm-opt: on the chunks here, on what comes first in Trunk.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { shortened } from "./shorten.mjs";

const page = new URL("../../index.html", import.meta.url);
const chunks = process.env.CHUNKS;
if (!chunks) stop("CHUNKS must name a folder for the chunks: run `make dist`");

const args = process.argv.slice(2);
const option = (name) => args.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1) ?? stop(`${name} is missing`);
const [outDir, name] = [option("--out-dir"), option("--out-name")];
const program = args.find((arg) => arg.endsWith(".wasm"));
const glueFile = join(outDir, `${name}.js`);

const cut = join(chunks, "cut");
rmSync(chunks, { recursive: true, force: true });
mkdirSync(cut, { recursive: true });
run("wasm-split-cli", program, cut, "--target", "web", "--out-name", name);
const first = join(cut, `${name}.wasm`);
run("wasm-bindgen", ...args.map((arg) => (arg === program ? first : arg)), "--keep-lld-exports");

let loader = readFileSync(join(cut, "__wasm_split.js"), "utf8");
for (const file of readdirSync(cut).filter((file) => file.endsWith(".wasm") && file !== basename(first))) {
  const small = join(chunks, file);
  run("wasm-opt", ...optimising(), "--strip-debug", join(cut, file), "-o", small);
  const bytes = readFileSync(small);
  rmSync(small);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  const named = `${basename(file, ".wasm").replace(/^split_/, "")}-${hash}.wasm`;
  writeFileSync(join(chunks, named), bytes);
  const integrity = `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
  loader = replaced(loader, `fetch(new URL("./${file}", import.meta.url))`, `fetchChunk("./${named}", "${integrity}")`);
}
rmSync(cut, { recursive: true });
const programFile = join(outDir, `${name}_bg.wasm`);
const [glue, shorter] = shortened(joined(readFileSync(glueFile, "utf8"), loader), readFileSync(programFile));
writeFileSync(glueFile, glue);
writeFileSync(programFile, shorter);

/** The glue with the loader in it: one file and one request less, and no name that is not known yet. */
function joined(glue, loader) {
  const functions = [...loader.matchAll(/^export const (\w+)/gm)].map(([, name]) => name);
  if (functions.length === 0) stop("there is nothing to cut: is the feature `split` on?");
  loader = loader.replace(/^import .*\n/gm, "").replace(/^export const/gm, "const");
  // A server that tells another type than application/wasm is no reason to fail, as it is none for wasm-bindgen.
  loader = loader.replaceAll("(WebAssembly.instantiateStreaming(src, imports))", "instantiateChunk(await src, imports)");
  const own = `
async function fetchChunk(name, integrity) {
    const get = (cache) => fetch(new URL(name, import.meta.url), { integrity, cache });
    return get("default").catch(() => get("reload"));
}
async function instantiateChunk(reply, imports) {
    const streams = reply.headers.get("Content-Type")?.startsWith("application/wasm");
    return streams ? WebAssembly.instantiateStreaming(reply, imports) : WebAssembly.instantiate(await reply.arrayBuffer(), imports);
}
`;
  const names = [];
  glue = glue.replace(/^import \* as (\w+) from "\.\/__wasm_split\.js";?\n/gm, (_, name) => (names.push(name), ""));
  if (names.length === 0) stop("wasm-bindgen imports no loader: is it another version?");
  // The same module, once for each import of it; the last would count.
  const entry = /^.*"\.\/__wasm_split\.js": \w+,?\n/gm;
  let entries = 0;
  glue = glue.replace(entry, () => (entries++ ? "" : `        "./__wasm_split.js": { ${functions.join(", ")} },\n`));
  if (entries === 0) stop("wasm-bindgen hands no loader to the program: is it another version?");
  return glue + own + loader;
}

/** What Trunk is told in index.html about wasm-opt. */
function optimising() {
  const tag = readFileSync(page, "utf8").match(/<link [^>]*rel="rust"[^>]*>/)?.[0] ?? stop("index.html names no program");
  const value = (name) => tag.match(new RegExp(` ${name}="([^"]*)"`))?.[1] ?? stop(`index.html's program lacks ${name}`);
  return [`-O${value("data-wasm-opt")}`, ...value("data-wasm-opt-params").split(" ")];
}

function replaced(text, old, fresh) {
  return text.includes(old) ? text.replace(old, fresh) : stop(`the loader does not say ${old}: is wasm-split-cli another version?`);
}

function run(program, ...args) {
  const { error, status, stderr } = spawnSync(program, args, { stdio: ["ignore", "inherit", "pipe"], encoding: "utf8" });
  if (error) stop(error.code === "ENOENT" ? `${program} is missing: scripts/setup.sh dist` : String(error));
  // What wasm-split-cli writes beside the names of functions is news to wasm-opt, and harmless.
  process.stderr.write(stderr.replace(/^warning: unknown name subsection .*\n/gm, ""));
  if (status !== 0) stop(`${program} failed`);
}

function stop(why) {
  console.error(`split: ${why}`);
  process.exit(1);
}
