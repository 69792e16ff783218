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

/** Adds a style sheet; resolves when it is there, or when it can't be had. */
function style(href) {
  const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
  document.head.append(sheet);
  return new Promise((resolve) => (sheet.onload = sheet.onerror = resolve));
}

/** The engine's files have no hash in their names: that of the page's own tells one build from the next. */
async function startEngine() {
  const build = link('link[rel="modulepreload"]').href.split("-").pop();
  await style(new URL(`engine.css?${build}`, document.baseURI));
  const glue = await import(new URL(`engine.js?${build}`, document.baseURI));
  await glue.default({ module_or_path: new URL(`engine_bg.wasm?${build}`, document.baseURI) });
  return (globalThis.engine = glue);
}

try {
  const glue = await import(link('link[rel="modulepreload"]').href);
  const wasm = link('link[rel="preload"][type="application/wasm"]');
  await glue.default({ module_or_path: fetch(wasm.href, { integrity: wasm.dataset.integrity }) });
} catch (error) {
  explain(error);
}
