// Shorter names between the glue and the program. wasm-bindgen ends each import in 16 hexadecimal digits, which don't
// compress and stand in both files; and it indents and comments the glue for readers.

/** The glue and the program with a short name for each import. */
export function shortened(glue, program) {
  const names = new Map();
  const short = (name) => names.get(name) ?? names.set(name, `w${names.size.toString(36)}`).get(name);
  const shorter = glue
    .replace(/\/\*\*[\s\S]*?\*\//g, "")
    .replace(/^\s*\/\/.*\n/gm, "")
    .replace(/^[ \t]+/gm, "")
    .replace(/\n{2,}/g, "\n")
    .replace(/\b__wbg_\w+_[0-9a-f]{16}\b/g, short);
  return [shorter, renamed(program, names)];
}

/** A program whose imports have other names. https://webassembly.github.io/spec/core/binary/modules.html */
function renamed(program, names) {
  const parts = [program.subarray(0, 8)];
  for (let at = 8; at < program.length; ) {
    const [size, begin] = number(program, at + 1);
    const contents = program.subarray(begin, begin + size);
    const section = program[at] === 2 ? imports(contents, names) : contents;
    parts.push(Buffer.from([program[at], ...leb(section.length)]), section);
    at = begin + size;
  }
  return Buffer.concat(parts);
}

/** The section of the imports: for each its module, its name, and what it is. */
function imports(section, names) {
  const [count, first] = number(section, 0);
  const parts = [Buffer.from(leb(count))];
  let at = first;
  for (let i = 0; i < count; i++) {
    const [module, field] = string(section, at);
    const [name, kind] = string(section, field);
    at = description(section, kind);
    const fresh = Buffer.from(names.get(name) ?? name);
    parts.push(Buffer.from(leb(Buffer.byteLength(module))), Buffer.from(module));
    parts.push(Buffer.from(leb(fresh.length)), fresh, section.subarray(kind, at));
  }
  return Buffer.concat(parts);
}

/** Where the description of an import ends: a function's type, a table, a memory, a global, a tag. */
function description(section, at) {
  const kind = section[at];
  const limits = (from) => {
    const least = number(section, from + 1)[1];
    return section[from] & 1 ? number(section, least)[1] : least;
  };
  if (kind === 0) return number(section, at + 1)[1];
  if (kind === 1) return limits(at + 2);
  if (kind === 2) return limits(at + 1);
  if (kind === 3) return at + 3;
  if (kind === 4) return number(section, at + 2)[1];
  throw new Error(`an import of an unknown kind ${kind}`);
}

function string(bytes, at) {
  const [size, begin] = number(bytes, at);
  return [bytes.toString("utf8", begin, begin + size), begin + size];
}

/** A number in LEB128, and where it ends. */
function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}

function leb(value) {
  const bytes = [];
  do {
    bytes.push((value % 128) | (value >= 128 ? 128 : 0));
    value = Math.floor(value / 128);
  } while (value > 0);
  return bytes;
}
