//! The browser's storages, by name. They may be blocked or full: then nothing is kept, and nothing breaks. (gloo-storage
//! panics where a storage is blocked.)

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::StorageEvent;

/// Which of the two.
#[derive(Clone, Copy)]
pub enum Storage {
    /// The tab's own, which a reload and a restored tab find again, and which ends with the tab.
    Tab,
    /// That of all tabs, which stays.
    Local,
}

impl Storage {
    fn get(self) -> Option<web_sys::Storage> {
        let window = web_sys::window()?;
        let storage = match self {
            Self::Tab => window.session_storage(),
            Self::Local => window.local_storage(),
        };
        storage.ok()?
    }

    /// What is kept under a name.
    pub fn read(self, name: &str) -> Option<String> {
        self.get()?.get_item(name).ok()?
    }

    /// Keeps a text under a name; whether it could be kept.
    pub fn write(self, name: &str, text: &str) -> bool {
        self.get().is_some_and(|storage| storage.set_item(name, text).is_ok())
    }

    /// Keeps nothing under a name any more.
    pub fn remove(self, name: &str) {
        if let Some(storage) = self.get() {
            // Removing what is not there, or from where nothing can be kept, changes nothing.
            let _ = storage.remove_item(name);
        }
    }

    /// Calls `changed` whenever another tab may have changed what is kept under a name, until the listener is dropped.
    pub fn listen(name: &'static str, changed: impl Fn() + 'static) -> Option<EventListener> {
        let window = web_sys::window()?;
        Some(EventListener::new(&window, "storage", move |event| {
            // No key is named where all was removed.
            let key = event.dyn_ref::<StorageEvent>().map(StorageEvent::key);
            if key.is_some_and(|key| key.is_none_or(|key| key == name)) {
                changed();
            }
        }))
    }
}

/// Keeps a text where this tab finds it again, and where a new tab finds the last one; whether either could be done.
pub fn write_both(name: &str, text: &str) -> bool {
    // The second must not be left out where the first succeeds.
    let [tab, local] = [Storage::Tab, Storage::Local].map(|storage| storage.write(name, text));
    tab || local
}

/// What this tab kept under a name, else what the last one did.
pub fn read_either(name: &str) -> Option<String> {
    Storage::Tab.read(name).or_else(|| Storage::Local.read(name))
}
