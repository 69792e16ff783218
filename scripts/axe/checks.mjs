// What is looked at in each state beside axe-core's rules: each function runs inside the page and gives a list of faults.

/** The tags of axe-core's rules that count: WCAG 2.0 to 2.2 at A and AA, and its best practices. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * axe-core itself, which is there already; `only` for some of its rules, `within` a part of the page. One fault: rule, impact,
 * element, what is wrong. Of long lists their beginning: the rest is alike, and would take most of the time.
 */
export async function axe({ tags, only, within }) {
  const exclude = [':is([role="option"], [role="listitem"], .codes__row, .lesson, .reference__field, .commands__list > *, .row):nth-child(n + 13)'];
  const runOnly = only ? { type: "rule", values: only } : { type: "tag", values: tags };
  const rules = only ? {} : { "target-size": { enabled: true } };
  const { violations } = await window.axe.run({ include: [within ?? "html"], exclude }, { runOnly, rules, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ impact, target, any, all, none }) => {
      const why = [...any, ...all, ...none].map(({ message }) => message)[0];
      return { rule: id, impact, where: target.join(" "), why };
    }),
  ).filter(({ rule, why }) => !(rule === "target-size" && /obscured/.test(why)));
  // It takes what is scrolled out of a panel's sight for covered by what is drawn there.
}
axe.everything = { tags: TAGS };
axe.colours = { only: ["color-contrast"] };

/** Elements that reach over the right edge, where the page scrolls sideways. */
export function sideways() {
  const root = document.scrollingElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const over = [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1);
  return over.slice(-3).map((one) => {
    const name = one.dataset.testid ? `[data-testid="${one.dataset.testid}"]` : `${one.localName}.${one.className}`;
    return { rule: "sideways", impact: "serious", where: name, why: `reaches over the right edge; the page is ${root.scrollWidth} px wide in ${root.clientWidth} px` };
  });
}

/** Texts that an element around them cuts off, with nothing to scroll it by. */
export function clipped() {
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const own = text.parentElement;
    if (!text.data.trim() || !own.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    for (let around = own; around && around !== document.body; around = around.parentElement) {
      const style = getComputedStyle(around);
      // Meant for screen readers alone.
      if (style.clipPath !== "none") break;
      const [across, down] = [style.overflowX, style.overflowY];
      if (/auto|scroll/.test(across + down)) break;
      const edge = around.getBoundingClientRect();
      const cuts = (kind) => /hidden|clip/.test(kind);
      if ((cuts(down) && box.bottom > edge.bottom + 1) || (cuts(across) && box.right > edge.right + 1)) {
        const name = around.dataset.testid ? `[data-testid="${around.dataset.testid}"]` : `${around.localName}.${around.className}`;
        found.push({ rule: "clipped", impact: "serious", where: name, why: `cuts off ${JSON.stringify(text.data.trim().slice(0, 40))}` });
        break;
      }
    }
  }
  return found;
}

/**
 * Sentences in another language than the one they are marked with: a screen reader would read them with the wrong voice.
 * What is sent, stored or typed (code, tables of values, fields) is no language.
 */
export function foreign() {
  const HAN = /[\u4e00-\u9fff]/g;
  const WORD = /(?<![\w/.:_-])[A-Za-z][a-z']*(?![\w/:_-])/g;
  const NO_LANGUAGE = "code, pre, kbd, samp, textarea, select, [translate='no'], .url";
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const own = text.parentElement;
    if (own.closest(NO_LANGUAGE) || !own.checkVisibility({ contentVisibilityAuto: true })) continue;
    const lang = own.closest("[lang]")?.lang ?? "";
    // What is quoted is somebody's value, and a language is called by its own name.
    const said = text.data.replace(/“[^”]*”|中文/g, "");
    const han = said.match(HAN)?.length ?? 0;
    const words = said.match(WORD)?.length ?? 0;
    const isWrong = lang.startsWith("en") ? han >= 2 : lang.startsWith("zh") ? han === 0 && words >= 4 : false;
    if (!isWrong) continue;
    const named = own.closest("[data-testid]");
    const where = `${own.localName}.${own.className} in ${named?.dataset.testid}`;
    found.push({ rule: "foreign", impact: "serious", where, why: `${JSON.stringify(text.data.trim().slice(0, 60))} is marked ${lang}` });
  }
  return found;
}

/**
 * Elements whose focus can't be seen: no outline, or all of it under something that lies over the page (a sticky bar). Moves
 * the focus through the page, so it comes last.
 */
export async function focus() {
  const found = [];
  const name = (one) => (one.dataset.testid ? `[data-testid="${one.dataset.testid}"]` : `${one.localName}.${one.className}`);
  const seen = new Set();
  let at = [];
  const dialog = document.querySelector("dialog[open]");
  for (const one of (dialog ?? document).querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")) {
    // The like of a list has the like look.
    const like = `${one.localName} ${one.dataset.testid ?? one.className}`;
    if (seen.has(like) || one.disabled || one.closest("fieldset:disabled, .visually-hidden") || !one.checkVisibility({ contentVisibilityAuto: true })) continue;
    seen.add(like);
    document.activeElement?.blur();
    one.focus({ focusVisible: true });
    if (document.activeElement !== one) continue;
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    const around = one.type === "file" ? getComputedStyle(one.parentElement) : null;
    if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) {
      if (!around || around.outlineStyle === "none") found.push({ rule: "focus-visible", impact: "serious", where: name(one), why: `its outline is ${outlineStyle} ${outlineWidth}` });
    }
    const shows = () => {
      const { x, y, width, height } = one.getBoundingClientRect();
      const points = [[width / 2, height / 2], [2, 2], [width - 2, 2], [2, height - 2], [width - 2, height - 2]];
      at = points.map(([dx, dy]) => document.elementFromPoint(x + dx, y + dy));
      return at.some((top) => top && (one.contains(top) || top.contains(one) || top.closest("label")?.control === one));
    };
    // A list that was open may close as the focus leaves it.
    if (!shows()) for (let count = 0; count < 3; count++) await new Promise((next) => requestAnimationFrame(next));
    if (!shows()) found.push({ rule: "focus-obscured", impact: "serious", where: name(one), why: `lies under ${at[0] ? name(at[0]) : "the window's edge"}` });
  }
  return found;
}

/** WCAG 1.4.12: the spacing that a reader may set; true to set it, false to take it back. */
export function space(on) {
  const sheet = (window.spacing ??= new CSSStyleSheet());
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }");
  const others = document.adoptedStyleSheets.filter((one) => one !== sheet);
  document.adoptedStyleSheets = on ? [...others, sheet] : others;
}
