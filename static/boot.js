// Starts the page: loads the glue and the Wasm that Trunk names, with their hashes, in the head's preload links.
// A file of its own because the CSP allows no inline script.

/** The preload link that a selector finds; Trunk writes one for the glue and one for the Wasm. */
function link(selector) {
  const found = document.querySelector(selector);
  if (!found) throw new Error(`index.html lacks ${selector}`);
  return found;
}

/** Says in place of "Loading…" that the page could not start, and why. */
function explain(error) {
  const main = document.getElementById("boot");
  if (!main) throw error; // The page runs already and shows its own faults.
  main.querySelector("h1").textContent = "页面无法启动 · The page could not start";
  document.getElementById("boot-late").classList.add("boot__late--now");
  const reason = document.getElementById("boot-error");
  reason.textContent = String(error);
  reason.hidden = false;
}

let fault;

/** Called by a Wasm that stops (src/page/effect/panic.rs): where in the source. */
globalThis.panicked = (at) => console.error((fault = at.replace(/.*\/registry\/src\/[^/]*\//, "")));

/** The address of a file whose name has no hash: that of the page's own tells one build from the next. */
function part(name) {
  const build = link('link[rel="modulepreload"]').href.split("-").pop();
  return new URL(`${name}?${build}`, document.baseURI);
}

/** Shows the card for a Wasm that stopped, by a trap or for want of stack; any other error is none of its business. */
async function stopped(error) {
  const trapped = error instanceof WebAssembly.RuntimeError || (error instanceof RangeError && /wasm/.test(error.stack));
  if (trapped) (await import(part("crash.js"))).show(error, fault);
}
addEventListener("error", (event) => stopped(event.error));
addEventListener("unhandledrejection", (event) => stopped(event.reason));

/** The team's file as it is shipped, without white space. */
const EMPTY_TEAM = '{"version":1,"environments":[]}';

/** The team's own environments: a file beside the page that a team replaces. Empty where it can't be had. */
globalThis.team = fetch(new URL("team.json", document.baseURI), { cache: "no-cache" })
  .then((reply) => (reply.ok ? reply.text() : ""))
  .catch(() => "");

let starting;

/** The engine (src/engine), fetched when it is first wanted. A fetch that failed is tried again the next time. */
globalThis.loadEngine = () =>
  (starting ??= startEngine().catch((error) => {
    starting = undefined;
    throw error;
  }));

// A link that is followed in the open page is the engine's to open, which looks at the address when it starts.
addEventListener("hashchange", () => globalThis.loadEngine().catch(() => {}), { once: true });

/** Adds a style sheet; resolves when it is there, or when it can't be had. */
function style(href) {
  const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
  document.head.append(sheet);
  return new Promise((resolve) => (sheet.onload = sheet.onerror = resolve));
}

async function startEngine() {
  import(part("crash.js")).catch(() => {}); // To be at hand should the network be gone by then.
  await style(part("engine.css"));
  const glue = await import(part("engine.js"));
  await glue.default({ module_or_path: part("engine_bg.wasm") });
  return (globalThis.engine = glue);
}

try {
  const glue = await import(link('link[rel="modulepreload"]').href);
  const wasm = link('link[rel="preload"][type="application/wasm"]');
  await glue.default({ module_or_path: fetch(wasm.href, { integrity: wasm.dataset.integrity }) });
  // A team's own file, unlike the empty one that is shipped, wants the engine at once.
  if (!["", EMPTY_TEAM].includes((await team).replace(/\s/g, ""))) globalThis.loadEngine().catch(() => {});
} catch (error) {
  explain(error);
}
