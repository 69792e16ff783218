//! The other tabs of this page, which are told what changes here and tell what changes there.

use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

/// A way to and from the other tabs. It is closed when it is dropped. A browser without one leaves each tab to itself.
pub struct Tabs {
    channel: Option<BroadcastChannel>,
    listener: Option<EventListener>,
}

impl Tabs {
    /// Opens the one of a name; `heard` is called for each text that another tab tells.
    pub fn open(name: &str, heard: impl Fn(&str) + 'static) -> Self {
        let channel = BroadcastChannel::new(name).ok();
        let listener = channel.as_ref().map(|channel| {
            EventListener::new(channel, "message", move |event| {
                if let Some(text) = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string())
                {
                    heard(&text);
                }
            })
        });
        Self { channel, listener }
    }

    /// Tells the other tabs.
    pub fn tell(&self, text: &str) {
        if let Some(channel) = &self.channel {
            // A text can always be told, for as long as the channel is open.
            let _ = channel.post_message(&JsValue::from_str(text));
        }
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        drop(self.listener.take());
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}
