//! The picture that a Value's URL names. It is loaded when somebody asks for it, as that tells the address who asks.

use crate::page::context::use_ui;
use crate::text::body as words;
use std::rc::Rc;
use yew::prelude::*;

/// Which picture.
#[derive(Properties, PartialEq)]
pub struct PictureProps {
    /// Its URL.
    pub url: Rc<str>,
}

#[derive(Clone, Copy, PartialEq)]
enum Seen {
    Loading,
    Failed,
    /// The page may load no such picture.
    Refused,
}

/// A button that loads it, and what came.
#[component]
pub fn Picture(props: &PictureProps) -> Html {
    let ui = use_ui();
    let asked = use_state(|| None);
    // Another URL is another question.
    let seen = (*asked).as_ref().and_then(|(url, seen)| (*url == props.url).then_some(*seen));
    let tell = |seen: Seen| {
        let (set, url) = (asked.setter(), Rc::clone(&props.url));
        move || set.set(Some((Rc::clone(&url), seen)))
    };
    let may_load = ["https://", "data:"].iter().any(|scheme| props.url.starts_with(scheme));
    let ask = tell(if may_load { Seen::Loading } else { Seen::Refused });
    let fail = tell(Seen::Failed);
    html! {
        <>
            <button type="button" class="button button--quiet" data-testid="item-picture" onclick={move |_| ask()}>
                { words::load_picture(ui.lang) }
            </button>
            <p class="assist__note" role="status">
                { match seen {
                    None => html! {},
                    Some(Seen::Loading) => html! {
                        <img class="assist__picture" referrerpolicy="no-referrer" src={Rc::clone(&props.url)}
                            alt={words::picture(ui.lang)} onerror={move |_| fail()} />
                    },
                    Some(Seen::Failed) => html! { { words::no_picture(ui.lang) } },
                    Some(Seen::Refused) => html! { { words::not_https(ui.lang) } },
                } }
            </p>
        </>
    }
}
