//! The browser's clock, and the time that runs on screen.

use std::cell::Cell;
use std::future::Future;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::{Context, Poll};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use yew::prelude::*;

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

/// A timer: ready after its time, cancelled when it is dropped.
pub struct Timer {
    handle: i32,
    promise: JsFuture,
}

/// Waits.
pub fn after(ms: u32) -> Timer {
    let handle = Rc::new(Cell::new(0));
    let mut start = |resolve: js_sys::Function, _: js_sys::Function| {
        if let Some(window) = web_sys::window() {
            let ms = i32::try_from(ms).unwrap_or(i32::MAX);
            handle
                .set(window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms).unwrap_or(0));
        }
    };
    let promise = JsFuture::from(js_sys::Promise::new(&mut start));
    Timer { handle: handle.get(), promise }
}

/// Waits until what was drawn is on screen; where nothing is painted, as in a tab in the background, not for long.
pub async fn painted() {
    let mut start = |resolve: js_sys::Function, _: js_sys::Function| {
        if let Some(window) = web_sys::window() {
            // Where this fails, the timer ends the waiting.
            let _ = window.request_animation_frame(&resolve);
        }
    };
    let mut frame = pin!(JsFuture::from(js_sys::Promise::new(&mut start)));
    let mut late = pin!(after(100));
    std::future::poll_fn(|cx| match frame.as_mut().poll(cx) {
        Poll::Pending => late.as_mut().poll(cx),
        Poll::Ready(_) => Poll::Ready(()),
    })
    .await;
    after(0).await;
}

/// Does something after a rest; what it gives calls that off.
pub fn rested(ms: u32, work: impl FnOnce() + 'static) -> impl FnOnce() {
    let called_off = Rc::new(Cell::new(false));
    let is_called_off = Rc::clone(&called_off);
    wasm_bindgen_futures::spawn_local(async move {
        after(ms).await;
        if !is_called_off.get() {
            work();
        }
    });
    move || called_off.set(true)
}

impl Future for Timer {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        Pin::new(&mut self.promise).poll(cx).map(drop)
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            window.clear_timeout_with_handle(self.handle);
        }
    }
}

/// Since when [`Elapsed`] counts.
#[derive(Properties, PartialEq)]
pub struct ElapsedProps {
    /// Milliseconds since 1970.
    pub since_ms: u64,
}

/// The seconds that have passed, with one decimal, while it is on screen.
#[component]
pub fn Elapsed(props: &ElapsedProps) -> Html {
    let now = use_state(now_ms);
    {
        let now = now.clone();
        use_effect_with(*now, move |_| {
            let running = Rc::new(Cell::new(true));
            let stop = Rc::clone(&running);
            wasm_bindgen_futures::spawn_local(async move {
                after(100).await;
                if running.get() {
                    now.set(now_ms());
                }
            });
            move || stop.set(false)
        });
    }
    let passed = now.saturating_sub(props.since_ms);
    html! { { format!("{}.{} s", passed / 1000, passed % 1000 / 100) } }
}
