//! How soon a large reply is on screen, and the longest task until it is all laid out and while it is looked through,
//! against the floor in the same browser: `JSON.stringify(JSON.parse(text), null, 2)` into a `<pre>`. Not run by default;
//! the figures are for reading:
//! `make dist && cargo test --release --test e2e -- --ignored --nocapture reply_`

use crate::support::{Answer, Echo, Page, World, open};
use serde_json::{Value, json};

/// Rounds; the middle one counts, and the longest task of all.
const ROUNDS: usize = 5;

/// Paints the floor and gives the milliseconds until it was on screen.
const FLOOR: &str = "const url = arguments[0];
    return (async () => {
        const text = await (await fetch(url, { method: 'POST', body: '' })).text();
        const frame = () => new Promise(next => requestAnimationFrame(() => setTimeout(next, 0)));
        await frame();
        const began = performance.now();
        const pre = document.createElement('pre');
        pre.textContent = JSON.stringify(JSON.parse(text), null, 2);
        document.body.append(pre);
        await frame();
        const took = performance.now() - began;
        pre.remove();
        return took;
    })();";

/// From now on notes when the reply's last byte was there, when its first lines were painted, each long task, and the
/// longest time that a timer had to wait for its turn.
const WATCH: &str = "const state = window.bench = { long: [], gap: 0, shown: null };
    new PerformanceObserver(list => list.getEntries().forEach(entry => state.long.push(entry.duration)))
        .observe({ type: 'longtask' });
    performance.clearResourceTimings();
    let last = performance.now();
    const tick = () => {
        const now = performance.now();
        state.gap = Math.max(state.gap, now - last);
        last = now;
        setTimeout(tick, 0);
    };
    tick();
    const look = () => {
        const rows = document.querySelectorAll('[data-testid=reply-pretty] .row');
        if (rows.length > 5) {
            setTimeout(() => state.shown = performance.now(), 0);
        } else {
            requestAnimationFrame(look);
        }
    };
    requestAnimationFrame(look);";

/// What was noted, once all is laid out.
const NOTED: &str = "return (async () => {
        const state = window.bench;
        const done = () => state.shown && document.querySelector('.answer[data-outcome=ok]')
            && !document.querySelector('.viewer__foot [role=status]');
        while (!done()) await new Promise(next => setTimeout(next, 20));
        const ended = performance.now();
        await new Promise(next => setTimeout(next, 300));
        const call = performance.getEntriesByType('resource').filter(entry => entry.name.includes('portrait_set')).pop();
        return [state.shown - call.responseEnd, ended - call.responseEnd, Math.max(0, ...state.long), state.gap];
    })();";

/// Does something and gives the longest task and the longest wait of a timer in the second after it.
const ACT: &str = "const act = new Function(arguments[0]);
    const find = name => document.querySelector(`[data-testid=${name}]`);
    return (async () => {
        const state = window.bench;
        Object.assign(state, { long: [], gap: 0 });
        const told = act(find);
        await new Promise(next => setTimeout(next, 1000));
        return [Math.max(0, ...state.long), state.gap];
    })();";

/// A nickname of letters, and one of characters that many machines have no font for, which slows the floor down.
const NAMES: [&str; 2] = ["nickname", "名字 😀"];

/// A reply of about so many bytes.
fn reply(size: usize, name: &str) -> String {
    let record = format!(
        r#"{{"To_Account":"user_0123456789","ProfileItem":[{{"Tag":"Tag_Profile_IM_Nick","Value":"{name}"}},
{{"Tag":"Tag_Profile_IM_Level","Value":18446744073709551615}}],"ResultCode":0,"ResultInfo":"ok\n"}}"#
    );
    let records = vec![&*record; size / (record.len() + 1)].join(",");
    format!(r#"{{"ActionStatus":"OK","ErrorCode":0,"UserProfileItem":[{records}]}}"#)
}

async fn numbers(page: &Page, script: &str, arguments: Vec<Value>) -> Vec<f64> {
    let numbers = page.script(script, arguments).await;
    numbers.as_array().unwrap().iter().filter_map(Value::as_f64).collect()
}

/// How long the page's thread has worked in all, in milliseconds, however many others share the machine.
async fn busy(page: &Page) -> f64 {
    let metrics = page.devtools("Performance.getMetrics", json!({})).await;
    let metrics = metrics["metrics"].as_array().unwrap();
    let task = metrics.iter().find(|metric| metric["name"] == "TaskDuration").unwrap();
    task["value"].as_f64().unwrap() * 1000.0
}

#[tokio::test]
#[ignore = "prints figures"]
async fn reply_on_screen() {
    for (size, name) in [1_000_000, 10_000_000].into_iter().flat_map(|size| NAMES.map(|name| (size, name))) {
        let echo = Echo::start().await;
        echo.answers([Answer::body(reply(size, name))]);
        let world = World::start().await;
        let mut rounds: Vec<Vec<f64>> = Vec::new();
        for _ in 0..ROUNDS {
            let page = open(&world).await;
            page.use_server(&echo).await;
            page.script(WATCH, vec![]).await;
            page.click("send").await;
            let mut noted = numbers(&page, NOTED, vec![]).await;
            noted.push(page.script(FLOOR, vec![echo.url().into()]).await.as_f64().unwrap());
            rounds.push(noted);
        }
        let column = |at: usize| {
            let mut column: Vec<f64> = rounds.iter().map(|round| round[at]).collect();
            column.sort_by(f64::total_cmp);
            (column[ROUNDS / 2], column[ROUNDS - 1])
        };
        let ((shown, _), (laid, _), (_, longest), (wait, _), (floor, _)) =
            (column(0), column(1), column(2), column(3), column(4));
        println!(
            "{size} bytes of {name}: first lines after {shown:.0} ms, all laid out after {laid:.0} ms; floor {floor:.0} ms, ratio {:.3}; \
             longest task of {ROUNDS} rounds {longest:.0} ms (0: none over 50), a timer waits up to {wait:.0} ms",
            shown / floor
        );
    }
}

#[tokio::test]
#[ignore = "prints figures"]
async fn reply_looked_through() {
    let click = |what: &str| format!("document.querySelector('{what}').click()");
    let search = |needle: &str| {
        format!(
            "const box = document.querySelector('[data-testid=reply-search]'); box.value = '{needle}';
            box.dispatchEvent(new InputEvent('input', {{ bubbles: true }}))"
        )
    };
    let scroll = |to: &str| format!("document.querySelector('[data-testid=reply-pretty]').scrollTop = {to}");
    let actions = [
        ("nothing", String::new()),
        ("to the middle", scroll("3000000")),
        ("to the end", scroll("1e9")),
        ("pick the last line", click(".row:last-child")),
        ("pick a value", click(".row:nth-last-child(8) .tok")),
        ("search what is everywhere", search("Level")),
        ("search a letter", search("e")),
        ("next hit", click(".viewer__find button:last-of-type")),
        ("search what is not there", search("nowhere")),
        ("clear the search", search("")),
        ("fold all", click(".viewer__buttons button:nth-child(1)")),
        ("unfold all", click(".viewer__buttons button:nth-child(2)")),
        ("fold a line", click(".row__fold")),
        ("copy all", click("[data-testid=reply-copy]")),
        (
            "copy the whole value",
            "document.querySelector('[data-testid=reply-pretty]').scrollTop = 0".to_owned(),
        ),
        ("pick the first line", click(".row")),
        ("copy it", click(".viewer__path button:last-child")),
        ("download", click("[data-testid=reply-download]")),
        ("raw", click("[data-testid=tab-raw]")),
        ("the next part", click("[data-testid=raw-next]")),
        ("pretty again", click("[data-testid=tab-pretty]")),
        (
            "another language",
            "const lang = document.querySelector('[data-testid=lang]'); lang.value = 'zh';
            lang.dispatchEvent(new Event('change', { bubbles: true }))"
                .to_owned(),
        ),
        ("send again", click("[data-testid=send]")),
    ];
    for size in [1_000_000, 10_000_000] {
        let echo = Echo::start().await;
        echo.answers([Answer::body(reply(size, NAMES[1]))]);
        let world = World::start().await;
        let page = open(&world).await;
        let allowed = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
        page.devtools("Browser.grantPermissions", allowed).await;
        page.use_server(&echo).await;
        page.script(WATCH, vec![]).await;
        page.click("send").await;
        numbers(&page, NOTED, vec![]).await;
        page.devtools("Performance.enable", json!({ "timeDomain": "threadTicks" })).await;
        let mut idle = 0.0;
        for (name, act) in &actions {
            let before = busy(&page).await;
            let [longest, wait] = numbers(&page, ACT, vec![json!(act)]).await[..] else { panic!("{name}") };
            let busy = busy(&page).await - before;
            idle = if *name == "nothing" { busy } else { idle };
            println!(
                "{size} bytes, {name}: longest task {longest:.0} ms, a timer waits up to {wait:.0} ms, {:.0} ms of work in all",
                busy - idle
            );
        }
    }
}

#[tokio::test]
#[ignore = "prints figures"]
async fn reply_compared() {
    let echo = Echo::start().await;
    // As large as a reply that is kept may be.
    let old = reply(520_000, NAMES[0]);
    echo.answers([Answer::body(old.clone()), Answer::body(old.replace("551615", "551614"))]);
    let world = World::start().await;
    let page = open(&world).await;
    page.use_server(&echo).await;
    page.script(WATCH, vec![]).await;
    for _ in 0..2 {
        page.send().await;
        numbers(&page, NOTED, vec![]).await;
    }
    page.devtools("Performance.enable", json!({ "timeDomain": "threadTicks" })).await;
    let tick = "document.querySelector('.history').open = true;
        document.querySelectorAll('.history input').forEach(one => one.click())";
    for act in ["", tick] {
        let before = busy(&page).await;
        let [longest, wait] = numbers(&page, ACT, vec![json!(act)]).await[..] else { panic!("two numbers") };
        let busy = busy(&page).await - before;
        let name = if act.is_empty() { "nothing" } else { "two of 520 kB compared" };
        println!(
            "{name}: longest task {longest:.0} ms, a timer waits up to {wait:.0} ms, {busy:.0} ms of work in all"
        );
    }
    page.expect_part("compare", "differences").await;
}
