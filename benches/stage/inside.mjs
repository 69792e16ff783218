// What runs inside a measured page, before anything of its own: it finds Send, the body's editor and a reply, also in shadow
// trees, and notes when they could be clicked and were painted.

/** Installed with the selectors of one console; `opens` is clicked on the way, if the console folds its form away. */
export function inside({ opens, send, sends, editor }) {
  if (window !== top) return;
  function* all(selector, root = document) {
    yield* root.querySelectorAll(selector);
    for (const one of root.querySelectorAll("*")) if (one.shadowRoot) yield* all(selector, one.shadowRoot);
  }
  const isClickable = (one) => {
    const box = one.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && !one.disabled && getComputedStyle(one).visibility === "visible";
  };
  const find = (selector, has = "") => {
    for (const one of all(selector)) if (one.textContent.includes(has) && isClickable(one)) return one;
    return null;
  };
  /** Whether a text stands somewhere on the page. */
  const shows = (text, root = document.body) => {
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      if (node.nodeType === 3 && node.data.includes(text)) return true;
      if (node.shadowRoot && shows(text, node.shadowRoot)) return true;
    }
    return false;
  };
  /** The end of the first frame in which this holds. */
  const painted = (holds) =>
    new Promise((done) => {
      const look = () => {
        if (!document.body || !holds()) return requestAnimationFrame(look);
        const channel = new MessageChannel();
        channel.port1.onmessage = () => done(performance.now());
        channel.port2.postMessage(0);
      };
      requestAnimationFrame(look);
    });
  const bench = { long: [], clicked: 0 };
  bench.send = () => find(send, sends);
  bench.editor = () => find(editor, editor.startsWith(".cm-") ? "From_Account" : "");
  let opened = false;
  bench.usable = painted(() => {
    const opener = !opened && opens && find(opens);
    if (opener) {
      opened = true;
      opener.click();
    }
    return bench.send() && bench.editor();
  });
  bench.shown = (text) => painted(() => shows(text));
  addEventListener("click", ({ timeStamp }) => (bench.clicked = timeStamp), true);
  new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => bench.long.push(duration))).observe({ type: "longtask" });
  window.bench = bench;
}
