//! The browser's clock, and waiting.

use gloo_timers::future::TimeoutFuture;
use std::cell::Cell;
use std::future::Future;
use std::pin::pin;
use std::rc::Rc;
use std::task::Poll;
use wasm_bindgen::JsValue;

/// Milliseconds since 1970.
pub fn now_ms() -> u64 {
    js_sys::Date::now() as u64
}

/// Seconds since 1970.
pub fn now_s() -> u64 {
    now_ms() / 1000
}

/// A moment with the offset of the local time zone added, for showing.
pub fn local_ms(ms: u64) -> u64 {
    let minutes_west = js_sys::Date::new(&JsValue::from_f64(ms as f64)).get_timezone_offset();
    ms.saturating_add_signed((-minutes_west * 60_000.0) as i64)
}

/// The same in seconds.
pub fn local_s(s: u64) -> u64 {
    local_ms(s.saturating_mul(1000)) / 1000
}

/// Milliseconds on a clock that never jumps.
pub fn ticks_ms() -> f64 {
    web_sys::window()
        .and_then(|window| window.performance())
        .map_or_else(js_sys::Date::now, |clock| clock.now())
}

/// Milliseconds since an earlier tick.
pub fn since(tick: f64) -> u32 {
    (ticks_ms() - tick).clamp(0.0, f64::from(u32::MAX)) as u32
}

/// Waits; ends when it is dropped.
pub fn after(ms: u32) -> TimeoutFuture {
    // A browser takes a longer time for none at all.
    TimeoutFuture::new(ms.min(i32::MAX as u32))
}

/// Waits until what was drawn is on screen; where nothing is painted, as in a tab in the background, not for long.
pub async fn painted() {
    let drawn = Rc::new(Cell::new(false));
    let is_drawn = Rc::clone(&drawn);
    let frame = gloo_render::request_animation_frame(move |_| drawn.set(true));
    let mut late = pin!(after(100));
    while !is_drawn.get() {
        let mut turn = pin!(after(0));
        let is_late = std::future::poll_fn(|cx| match late.as_mut().poll(cx) {
            Poll::Ready(()) => Poll::Ready(true),
            Poll::Pending => turn.as_mut().poll(cx).map(|()| false),
        });
        if is_late.await {
            break;
        }
    }
    drop(frame);
    after(0).await;
}
