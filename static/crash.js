// The card that is shown when the page's Wasm has stopped: what happened, that the draft is kept, and the ways on.
// boot.js fetches it once the page runs, so that it is at hand, and shows it. A dialog, because that needs no style sheet.

/** Where the draft is kept (src/page/hook/use_persistence.rs), and where it is put aside. */
const DRAFT = "tim-tester.draft";
const ASIDE = "tim-tester.draft-aside";

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** The same in both languages, each with its own voice. */
function both(zh, en) {
  return [element("span", { lang: "zh-CN", textContent: zh }), " · ", element("span", { lang: "en", textContent: en })];
}

/** The storages that the browser grants. */
function storages() {
  const granted = [];
  for (const name of ["sessionStorage", "localStorage"]) {
    try {
      granted.push(globalThis[name]);
    } catch {
      // It grants none.
    }
  }
  return granted;
}

/** The body on screen, as the draft has it (src/state/persist.rs). */
function typedBody() {
  const draft = storages().map((storage) => storage.getItem(DRAFT)).find(Boolean);
  try {
    return JSON.parse(draft).bodies[0].text;
  } catch {
    return ""; // There is none, or another version's.
  }
}

/** Should the draft itself be what stops the page, it would do so again: it is kept under another name. */
function putAside() {
  for (const storage of storages()) {
    const draft = storage.getItem(DRAFT);
    if (draft) storage.setItem(ASIDE, draft);
    storage.removeItem(DRAFT);
  }
  Storage.prototype.setItem = () => {}; // The program's last timers and its farewell would keep the draft again.
}

/** Addresses without what may stand behind a `?` or `#`. */
function plain(stack) {
  return String(stack ?? "").replace(/[?#][^\s:)]*/g, "");
}

let isShown = false;

/** Shows the card; `at` is the place in the source, if the program told it. */
export function show(error, at) {
  if (isShown) return;
  isShown = true;
  // What was typed last, if the program can still say it; else what was kept before holds.
  dispatchEvent(new PageTransitionEvent("pagehide"));
  const button = (testid, className, label, onclick) => {
    const made = element("button", { type: "button", className, onclick }, ...label);
    made.dataset.testid = testid;
    return made;
  };
  const typed = element("textarea", { className: "input input--wire", rows: 6, readOnly: true });
  typed.value = typedBody();
  typed.setAttribute("aria-label", "草稿 · Draft");
  const title = element("h2", { id: "crash-title" }, ...both("页面程序意外停止了", "The page's program stopped"));
  const reload = button("crash-reload", "button button--primary", both("重新载入", "Reload"), () => location.reload());
  const aside = button("crash-aside", "button", both("放下草稿再载入", "Reload without the draft"), () => {
    putAside();
    location.reload();
  });
  const card = element(
    "dialog",
    { id: "crash", className: "card" },
    title,
    element("p", {
      lang: "zh-CN",
      textContent:
        "这是本页自身的缺陷，与腾讯云无关。已输入的内容保存在浏览器里（UserSig 与密钥除外），重新载入即可继续；若仍停止，请放下草稿再载入。",
    }),
    element("p", {
      lang: "en",
      textContent:
        "This is a fault of the page itself, not of the service. What you typed is kept in this browser (UserSig and keys aside): reload and go on. Should it stop again, reload without the draft.",
    }),
    element("div", { className: "items__tools" }, reload, aside),
    element("details", {}, element("summary", {}, ...both("草稿中的包体", "The body in the draft")), typed),
    element(
      "details",
      {},
      element("summary", {}, ...both("技术细节", "Details")),
      element("pre", { className: "code", textContent: [at, plain(error.stack)].filter(Boolean).join("\n") }),
    ),
  );
  card.dataset.testid = "crash";
  card.setAttribute("aria-labelledby", "crash-title");
  card.addEventListener("cancel", (event) => event.preventDefault()); // The page behind is dead.
  document.body.append(card);
  card.showModal();
}
