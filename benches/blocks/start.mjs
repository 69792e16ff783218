// From navigation until Send and the body's editor can be clicked: as it is, with a CPU four times as slow, and on a line of
// 10 Mbit/s and 40 ms. And the bytes over the wire: until then, of a whole first visit, and of a second one.
import { inTurns } from "../stage/figures.mjs";
import { launch } from "../stage/chromium.mjs";
import { open } from "../stage/consoles.mjs";

const CONDITIONS = {
  "usable ms": async () => {},
  "usable, CPU ÷ 4 ms": (cdp) => cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 }),
  "usable, 10 Mbit/s 40 ms": async (cdp) => {
    await cdp.send("Network.enable");
    await cdp.send("Network.emulateNetworkConditions", { offline: false, latency: 40, downloadThroughput: 10e6 / 8, uploadThroughput: 10e6 / 8 });
  },
};

/** Waits until nothing was asked of a server for a second and a half. */
async function quiet({ wire }, page) {
  for (let last = -1; last !== wire.requests.length; ) {
    last = wire.requests.length;
    await page.waitForTimeout(1500);
  }
}

async function visits(browser, console, notes) {
  const { wire, url } = console.served;
  const [before, first] = [wire.bodies, wire.requests.length];
  const { page, usable, close } = await open(browser, console);
  const usableAt = (await page.evaluate(() => performance.timeOrigin)) + usable;
  await quiet(console.served, page);
  const early = wire.requests.slice(first).filter(({ at }) => at <= usableAt);
  notes.note("bytes until usable", console.name, early.reduce((sum, { bytes }) => sum + bytes, 0));
  notes.note("bytes in all", console.name, wire.bodies - before);
  const again = wire.bodies;
  await page.goto("about:blank");
  await page.goto(url + console.path);
  await page.evaluate(() => bench.usable);
  await quiet(console.served, page);
  notes.note("bytes of a second visit", console.name, wire.bodies - again);
  await close();
}

export async function start({ consoles, rounds, notes }) {
  const browser = await launch();
  await inTurns(1, consoles, (console) => visits(browser, console, notes));
  for (const [name, condition] of Object.entries(CONDITIONS)) {
    await inTurns(rounds, consoles, async (console) => {
      const { usable, close } = await open(browser, console, condition);
      notes.note(name, console.name, usable);
      await close();
    });
  }
  await browser.close();
}
