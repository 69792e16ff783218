// The other consoles: their files out of their packages, as benches/package.json pins them, checked by their hashes.
// Only the files that a page of theirs needs are unpacked; their dependencies are built into them.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";

const FOLDER = "target/bench/peers";
const { peers } = JSON.parse(readFileSync("benches/package.json", "utf8"));

/** Path on a server → file, for one package; fetched by npm if it isn't there yet. */
export function peer(name) {
  const { version, integrity, files } = peers[name];
  const folder = join(FOLDER, `${name.replace("/", "-")}-${version}`);
  const paths = files.map((file) => join(folder, "package", file));
  if (!paths.every((path) => existsSync(path))) fetch(`${name}@${version}`, integrity, folder, files);
  return Object.fromEntries(paths.map((path) => [`/${basename(path)}`, path]));
}

function fetch(what, integrity, folder, files) {
  console.error(`bench: fetching ${what}`);
  mkdirSync(folder, { recursive: true });
  const place = mkdtempSync(join(folder, "npm-"));
  try {
    const told = execFileSync("npm", ["pack", what, "--json", "--pack-destination", place], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
    const archive = join(place, basename(JSON.parse(told)[0].filename));
    const hash = `sha512-${createHash("sha512").update(readFileSync(archive)).digest("base64")}`;
    if (hash !== integrity) throw new Error(`${what} is not what benches/package.json pins: ${hash}`);
    execFileSync("tar", ["-xzf", archive, "-C", folder, ...files.map((file) => `package/${file}`)]);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
