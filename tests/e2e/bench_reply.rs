//! How soon a large reply is on screen, and the longest task until it is all laid out, against the floor in the same
//! browser: `JSON.stringify(JSON.parse(text), null, 2)` into a `<pre>`. Not run by default; the figures are for reading:
//! `make dist && cargo test --release --test e2e -- --ignored --nocapture reply_on_screen`

use crate::support::{Answer, Echo, World, open};
use serde_json::Value;

/// Rounds; the middle one counts.
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

/// From now on notes when the reply's last byte was there, when its first lines were painted, and each long task.
const WATCH: &str = "const state = window.bench = { long: [], shown: null };
    new PerformanceObserver(list => list.getEntries().forEach(entry => state.long.push(entry.duration)))
        .observe({ type: 'longtask' });
    performance.clearResourceTimings();
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
        return [state.shown - call.responseEnd, ended - call.responseEnd, Math.max(0, ...state.long)];
    })();";

#[tokio::test]
#[ignore = "prints figures"]
async fn reply_on_screen() {
    let record = concat!(
        r#"{"To_Account":"user_0123456789","ProfileItem":[{"Tag":"Tag_Profile_IM_Nick","Value":"名字 😀"},"#,
        r#"{"Tag":"Tag_Profile_IM_Level","Value":18446744073709551615}],"ResultCode":0,"ResultInfo":"ok\n"}"#
    );
    for size in [1_000_000, 10_000_000] {
        let records = vec![record; size / (record.len() + 1)].join(",");
        let body = format!(r#"{{"ActionStatus":"OK","ErrorCode":0,"UserProfileItem":[{records}]}}"#);
        let echo = Echo::start().await;
        echo.answers([Answer::body(body)]);
        let world = World::start().await;
        let mut rounds: Vec<[f64; 4]> = Vec::new();
        for _ in 0..ROUNDS {
            let page = open(&world).await;
            page.choose("endpoint", "custom").await;
            page.type_into("endpoint-custom", &echo.url()).await;
            page.script(WATCH, vec![]).await;
            page.click("send").await;
            let noted = page.script(NOTED, vec![]).await;
            let noted: Vec<f64> = noted.as_array().unwrap().iter().filter_map(Value::as_f64).collect();
            let floor = page.script(FLOOR, vec![echo.url().into()]).await.as_f64().unwrap();
            rounds.push([noted[0], noted[1], noted[2], floor]);
        }
        let middle = |at: usize| {
            let mut column: Vec<f64> = rounds.iter().map(|round| round[at]).collect();
            column.sort_by(f64::total_cmp);
            column[ROUNDS / 2]
        };
        let [shown, laid, longest, floor] = [middle(0), middle(1), middle(2), middle(3)];
        println!(
            "{size} bytes: first lines after {shown:.0} ms, all laid out after {laid:.0} ms, longest task {longest:.0} ms; \
             floor {floor:.0} ms; ratio {:.3}",
            shown / floor
        );
    }
}
