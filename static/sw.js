// The page's service worker: keeps the files of one version of the page, so that it opens without a network and a second
// visit fetches nothing. scripts/publish.mjs writes VERSION and FILES, each file's hash by its name, before this text.
//
// - A version is kept whole or not at all: each file is checked by its hash, and one that fails leaves the version before as it was.
// - A new version waits until the page asks for it (static/offline.js). Pages of the one before find their files until no
//   window is left of it.
// - It answers for those files and team.json, and for nothing else: no call, and no address with a query, is ever looked at or kept.
const SCOPE = new URL("./", self.location.href).href;
// Other copies of the page may live under the same origin.
const OURS = `tim-tester ${SCOPE} `;
const CACHE = OURS + VERSION;
const TEAM = `${OURS}team`;
const INDEX = "./";

const isHashed = (name) => /-[0-9a-f]{8,}(_bg)?\.[a-z0-9]+$/.test(name);
const address = (name) => new URL(name, SCOPE).href;
const kept = (name, options) => caches.match(address(name), { ignoreVary: true, ...options });

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(Promise.all([clients.claim(), tidy()])));
addEventListener("message", ({ data }) => data === "take over" && skipWaiting());
addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (method !== "GET" || !url.startsWith(SCOPE)) return;
  const { pathname, search } = new URL(url);
  const name = pathname.slice(new URL(SCOPE).pathname.length);
  if (mode === "navigate") {
    if (name !== "" && name !== "index.html") return;
    event.respondWith(file(INDEX));
    event.waitUntil(tidy());
  } else if (search === "" && name === "team.json") {
    event.respondWith(team(event.request));
  } else if (search === "" && isHashed(name)) {
    event.respondWith(file(name));
  }
});

async function install() {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(Object.entries(FILES).map(([name, integrity]) => keep(cache, name, integrity)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
  // A team's file is no part of the version; without it the page works as well.
  await team(new Request(address("team.json"))).catch(() => {});
}

async function keep(cache, name, integrity) {
  // Under the same hash it is the same file, whichever version brought it; a browser that has just loaded it need not do so again.
  const held = isHashed(name) ? await kept(name) : undefined;
  const ask = (cache) => fetch(address(name), { integrity, cache });
  // A browser keeps a file that came wrong as long as a right one: then past what it keeps.
  const reply = held ?? (await ask(isHashed(name) ? "default" : "no-cache").catch(() => ask("reload")));
  if (!reply.ok || reply.redirected) throw new Error(`${name}: ${reply.status}`);
  await cache.put(address(name), reply);
}

/** A file of this version, or of another whose page is still open. */
async function file(name) {
  const held = (await kept(name, { cacheName: CACHE })) ?? (isHashed(name) ? await kept(name) : undefined);
  return held ?? fetch(address(name));
}

/** The team's file as it is now, or as it was last. */
async function team(request) {
  const reply = await fetch(request, { cache: "no-cache" }).catch(() => undefined);
  if (reply === undefined) return (await kept("team.json", { cacheName: TEAM })) ?? Response.error();
  const cache = await caches.open(TEAM);
  if (reply.ok) await cache.put(address("team.json"), reply.clone());
  else await cache.delete(address("team.json"));
  return reply;
}

/** Versions before go once no window is open that may need them. */
async function tidy() {
  if (registration.installing || registration.waiting) return; // What one of those holds is not a version before.
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  if (windows.some(({ url }) => url.startsWith(SCOPE))) return;
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE && name !== TEAM);
  await Promise.all(names.map((name) => caches.delete(name)));
}
