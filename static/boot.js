// Starts the page: loads the glue and the Wasm that Trunk names, with their hashes, in the head's preload links.
// A file of its own because the CSP allows no inline script.

/** The element of the head that a selector finds: Trunk and scripts/after-build.sh write what is looked for. */
function tag(selector) {
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

/** The card for a Wasm that stopped, in a file of its own. */
const card = async () => import(new URL(tag('meta[name="file:crash.js"]').content, document.baseURI));

/** Where in the source the Wasm stopped, if it told (src/page/effect/panic.rs). */
let place;
addEventListener("panicked", ({ detail }) => console.error((place = detail.replace(/.*\/registry\/src\/[^/]*\//, ""))));

/** Shows the card for a Wasm that stopped, by a trap or for want of stack; any other error is none of its business. */
async function stopped(error) {
  const trapped = error instanceof WebAssembly.RuntimeError || (error instanceof RangeError && /wasm/.test(error.stack));
  if (trapped) (await card()).show(error, place);
}
addEventListener("error", (event) => stopped(event.error));
addEventListener("unhandledrejection", (event) => stopped(event.reason));

/** Lets the page open without a network from now on (static/offline.js), once it is whole (src/page/effect/version.rs). */
async function keepOffline() {
  const name = document.querySelector('meta[name="file:offline.js"]')?.content; // A development build has none.
  if (!name) return;
  const { start } = await import(new URL(name, document.baseURI));
  addEventListener("versionwanted", await start(() => dispatchEvent(new Event("versionwaits"))));
}
addEventListener("whole", () => keepOffline().catch(() => {}), { once: true }); // Without it the page works as well.

try {
  const glue = await import(tag('link[rel="modulepreload"]').href);
  const wasm = tag('link[rel="preload"][type="application/wasm"]');
  const get = (cache) => fetch(wasm.href, { integrity: wasm.dataset.integrity, cache });
  // A browser keeps a file that came wrong as long as a right one.
  await glue.default({ module_or_path: get("default").catch(() => get("reload")) });
  card().catch(() => {}); // To be at hand should the network be gone by then.
} catch (error) {
  explain(error);
}
