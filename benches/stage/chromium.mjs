// The browser: playwright-core as scripts/setup/playwright.sh installs it, and the Chromium that $CHROME names.
import { createRequire } from "node:module";
import { resolve } from "node:path";

const { chromium } = createRequire(resolve("target/bench/x.js"))("playwright-core");

// Draws as soon as it can, not at the screen's next frame.
const FREE = ["--disable-frame-rate-limit", "--disable-gpu-vsync"];

// No host but this machine has a name: what a page asks of its makers' hosts must neither cost nor help it.
const ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1";

/** Chromium without a window; `frames: "free"` for one that waits for no screen. */
export function launch({ frames = "screen", args = [] } = {}) {
  const executablePath = process.env.CHROME ?? process.env.CHROMIUM ?? "/usr/bin/chromium";
  const flags = ["--no-sandbox", "--disable-gpu", ALONE, ...(frames === "free" ? FREE : []), ...args];
  return chromium.launch({ executablePath, args: flags });
}

/** The element of a name, as a selector. */
export const field = (testid) => `[data-testid="${testid}"]`;
