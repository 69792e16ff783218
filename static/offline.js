// Registers the service worker (static/sw.js) once the page is whole, tells the page of a new version that waits, and takes
// it when the page says so. Where a browser has no service workers, or refuses, the page is as it was without one.

// The page's policy forbids script addresses but for this one.
const address = self.trustedTypes?.createPolicy("tim-tester-worker", { createScriptURL: () => "./sw.js" }).createScriptURL("") ?? "./sw.js";
const { serviceWorker } = navigator;

/** A page that stays open asks for a new version when somebody comes back to it, but not more often than this. */
const HOUR_MS = 3_600_000;

/** `wait` is called when a new version waits. Gives what takes it and loads the page anew. */
export async function start(wait) {
  if (!serviceWorker) return () => location.reload();
  const registration = await serviceWorker.register(address, { updateViaCache: "none" });
  const tell = () => registration.waiting && serviceWorker.controller && wait();
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", tell));
  tell();
  let asked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - asked < HOUR_MS) return;
    asked = Date.now();
    registration.update().catch(() => {}); // Without a network there is nothing new.
  });
  return () => {
    // Another window may have taken it already.
    if (!registration.waiting) return location.reload();
    serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    registration.waiting.postMessage("take over");
  };
}
