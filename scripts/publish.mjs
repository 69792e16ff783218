// The last step of a release build (scripts/after-build.sh): the web app's manifest, the service worker with the list of what
// it keeps, and a compressed twin of each file for servers that send those. The same files give the same result, byte for byte.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { Script } from "node:vm";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [, , folder] = process.argv;
const source = new URL("../static/", import.meta.url);
const hash = (bytes, kind, form) => createHash(kind).update(bytes).digest(form);
const read = (name) => readFileSync(join(folder, name));

/** Puts a file of static/ into the folder under a name with its hash, and gives the name. */
function named(file, bytes = readFileSync(new URL(file, source))) {
  const end = extname(file);
  const name = `${basename(file, end)}-${hash(bytes, "sha256", "hex").slice(0, 16)}${end}`;
  writeFileSync(join(folder, name), bytes);
  return name;
}

// Trunk names the program by what the compiler made; what was made of it since (scripts/split, wasm-opt) is to be told, too.
let page = read("index.html").toString();
for (const name of readdirSync(folder).filter((name) => /^tim-tester-[0-9a-f]+(_bg)?\.(js|wasm)$/.test(name))) {
  const content = hash(read(name), "sha256", "hex").slice(0, 16);
  const now = name.replace(/-[0-9a-f]+/, `-${content}`);
  if (!page.includes(name)) throw new Error(`publish: index.html does not name ${name}`);
  page = page.replaceAll(name, now);
  renameSync(join(folder, name), join(folder, now));
}

const manifest = JSON.parse(readFileSync(new URL("manifest.json", source), "utf8"));
// Trunk has put the page's own icon there.
const there = (file) => readdirSync(folder).find((name) => name.startsWith(`${basename(file, extname(file))}-`) && name.endsWith(extname(file)));
for (const icon of manifest.icons) icon.src = (icon.src === "favicon.svg" && there(icon.src)) || named(icon.src);
const manifestName = named("manifest.json", JSON.stringify(manifest));
const offline = named("offline.js");
if (!page.includes("<title>")) throw new Error("publish: index.html has no <title> to put its links before");
writeFileSync(join(folder, "index.html"), page.replace("<title>", `<link rel="manifest" href="./${manifestName}"><meta name="file:offline.js" content="./${offline}">$&`));

// A team replaces its file as it likes: it is part of no version.
const files = {};
for (const name of readdirSync(folder).filter((name) => name !== "team.json").sort()) {
  files[name === "index.html" ? "./" : name] = `sha256-${hash(read(name), "sha256", "base64")}`;
}
const worker = readFileSync(new URL("sw.js", source), "utf8");
const list = JSON.stringify(files, null, 1);
const version = hash(list + worker, "sha256", "hex").slice(0, 16);
const text = `const VERSION = "${version}";\nconst FILES = ${list};\n${worker}`;
new Script(text, { filename: "sw.js" }); // One that does not parse would be a page without it, and no word of it.
writeFileSync(join(folder, "sw.js"), text);

const twins = {
  br: (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length, [constants.BROTLI_PARAM_LGWIN]: 24 } }),
  gz: (bytes) => gzipSync(bytes, { level: 9 }),
};
for (const name of readdirSync(folder).sort()) {
  // A twin of the team's file before would be sent in its place; a picture is packed as it is.
  if (name === "team.json" || name.endsWith(".png")) continue;
  const bytes = read(name);
  for (const [end, pack] of Object.entries(twins)) {
    const packed = pack(bytes);
    if (packed.length < bytes.length) writeFileSync(join(folder, `${name}.${end}`), packed);
  }
}
