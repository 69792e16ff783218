//! The viewer: the body's lines with folds, search and tools. Where there are many, only those in sight are in the
//! document; where there are few, all of them, drawn a block at a time.

use super::detail::Detail;
use super::reading::{Known, Reading, Shared};
use super::view::View;
use crate::json::pieces::head;
use crate::json::view::window;
use crate::page::control::{CopyButton, Icon, IconButton, composes, quiet_button, typed};
use crate::page::control::{Told, plain_text};
use crate::page::effect::clock;
use crate::page::effect::lines::{self, Stretch};
use crate::state::Lang;
use crate::text::{json_error, viewer};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// The most that is shown of what can't be read, in bytes.
const REST: usize = 2_000;

/// What the viewer shows. Each reply has a viewer of its own (a `key`), so that nothing is left of the one before.
#[derive(Properties, PartialEq)]
pub struct ViewerProps {
    /// The body.
    pub reading: Shared<Reading>,
    /// Changes when there is more of it.
    pub version: u32,
    /// The language.
    pub lang: Lang,
}

/// What happened in the viewer.
pub enum Msg {
    /// It was scrolled.
    Scrolled,
    /// The search's text changed.
    Find(String),
    /// The search goes on.
    SearchOn,
    /// To the next hit, or the one before.
    Step(bool),
    /// Lines are wrapped, or no longer.
    Wrap,
    /// All is folded, or unfolded.
    FoldAll(bool),
    /// A line was pressed, in an element of this class.
    Pressed(usize, String),
    /// A key was pressed among the lines.
    Key(KeyboardEvent),
    /// The next block of lines is due.
    DrawMore,
}

/// The viewer.
pub struct Viewer {
    view: Rc<RefCell<View>>,
    /// How many blocks are drawn where all lines are.
    drawn: usize,
    scroll: NodeRef,
    pad: NodeRef,
    lines: NodeRef,
}

impl Component for Viewer {
    type Message = Msg;
    type Properties = ViewerProps;

    fn create(_: &Context<Self>) -> Self {
        Self {
            view: Rc::default(),
            drawn: 1,
            scroll: NodeRef::default(),
            pad: NodeRef::default(),
            lines: NodeRef::default(),
        }
    }

    fn update(&mut self, context: &Context<Self>, msg: Msg) -> bool {
        let reading = &context.props().reading.0;
        let mut view = self.view.borrow_mut();
        match msg {
            Msg::Scrolled => {
                let Some(seen) = seen(&self.scroll) else { return false };
                let known = reading.known();
                let before = view.window(known.layout());
                view.seen = seen;
                return !View::is_whole(&known) && before != view.window(known.layout());
            }
            Msg::Find(needle) => {
                view.find(needle);
                context.link().send_message(Msg::SearchOn);
            }
            Msg::SearchOn => {
                if !view.search_on(reading) {
                    context.link().send_future(async {
                        clock::after(4).await;
                        Msg::SearchOn
                    });
                }
            }
            Msg::Step(forward) => view.step(&reading.known(), forward),
            Msg::Wrap => view.wrap = !view.wrap,
            Msg::FoldAll(true) => view.fold_all(reading.known().layout()),
            Msg::FoldAll(false) => view.unfold_all(),
            Msg::Pressed(line, class) => {
                match class.as_str() {
                    "row__fold" => view.toggle(reading.known().layout(), line),
                    "row__more" => view.open(line),
                    _ => {}
                }
                view.current = Some(line);
            }
            Msg::Key(event) => {
                let known = reading.known();
                match event.key().as_str() {
                    "ArrowDown" => view.walk(known.layout(), true),
                    "ArrowUp" => view.walk(known.layout(), false),
                    key @ ("ArrowLeft" | "ArrowRight") => {
                        let Some(line) = view.current else { return false };
                        if view.folds.is_folded(line) == (key == "ArrowLeft") {
                            return false;
                        }
                        view.toggle(known.layout(), line);
                    }
                    _ => return false,
                }
                event.prevent_default();
            }
            Msg::DrawMore => self.drawn += 1,
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let ViewerProps { reading, lang, .. } = context.props();
        let known = reading.0.known();
        let view = self.view.borrow();
        let whole = View::is_whole(&known);
        let layout = known.layout();
        let blocks = match whole {
            true => (0, view.blocks(layout, self.drawn)),
            false => {
                let (from, to) = view.window(layout);
                (from, vec![to])
            }
        };
        let (mut from, ends) = blocks;
        let blocks = ends.into_iter().map(|to| {
            let current = view.current.filter(|&line| (from..to).contains(&view.folds.visible(line)));
            let (reading, view) = (reading.clone(), Shared(Rc::clone(&self.view)));
            let block = html! { <Block {reading} {view} lang={*lang} {from} {to} {current} look={self.view.borrow().look} /> };
            from = to;
            block
        });
        let broken = whole.then(|| broken(*lang, &known));
        let below = (!whole && layout.is_done()).then(|| self::broken(*lang, &known));
        html! {
            <div class="viewer">
                { self.tools(context, &view, whole) }
                <div class="viewer__scroll" data-testid="reply-pretty" translate="no" tabindex="0" role="region" ref={&self.scroll}
                    aria-label={viewer::name(*lang)} data-digits={(layout.len().max(1).ilog10() + 1).to_string()}
                    data-whole={whole.to_string()} data-wrap={(whole && view.wrap).to_string()}
                    onscroll={context.link().callback(|_| Msg::Scrolled)}
                    onclick={context.link().batch_callback(|event: MouseEvent| {
                        lines::pressed(&event).map(|(line, class)| Msg::Pressed(line, class))
                    })}
                    onkeydown={context.link().callback(Msg::Key)}>
                    <div class="viewer__pad" ref={&self.pad}>
                        <div class="viewer__lines" ref={&self.lines}>{ for blocks }</div>
                    </div>
                    { broken }
                </div>
                { below }
                <div class="viewer__foot">
                    <span>{ viewer::lines(*lang, layout.len()) }</span>
                    if !layout.is_done() { <span role="status">{ viewer::working(*lang) }</span> }
                </div>
                <Detail reading={reading.clone()} line={view.current} lang={*lang} />
            </div>
        }
    }

    fn rendered(&mut self, context: &Context<Self>, _: bool) {
        let known = context.props().reading.0.known();
        let whole = View::is_whole(&known);
        let mut view = self.view.borrow_mut();
        let count = view.folds.visible_len(known.layout());
        if !whole {
            let first = window::first(count, view.seen.top, view.seen.height);
            let (from, _) = view.window(known.layout());
            lines::set_px(&self.pad, "height", window::height(count));
            lines::set_px(&self.lines, "top", window::place(count, from, first, view.seen.top));
        } else if view.blocks(known.layout(), self.drawn).last().is_some_and(|&end| end < count) {
            context.link().send_future(async {
                clock::after(0).await;
                Msg::DrawMore
            });
        }
        let Some(wanted) = view.wanted else { return };
        let Some(seen) = seen(&self.scroll) else { return };
        let visible = view.folds.visible(wanted);
        let row = if whole {
            // It may be drawn later.
            let Some(row) = lines::line(&self.scroll, view.folds.line(visible)) else { return };
            row
        } else {
            Stretch { top: window::top(count, visible, seen.height), height: window::LINE }
        };
        view.wanted = None;
        if row.top < seen.top || row.top + row.height > seen.top + seen.height {
            lines::scroll_to(&self.scroll, row.top.saturating_sub(seen.height / 3));
        }
    }
}

/// What is seen of the lines: at least one of them.
fn seen(scroll: &NodeRef) -> Option<Stretch> {
    let seen = lines::seen(scroll)?;
    Some(Stretch { height: seen.height.max(window::LINE), ..seen })
}

impl Viewer {
    fn tools(&self, context: &Context<Self>, view: &View, whole: bool) -> Html {
        let ViewerProps { reading, lang, .. } = context.props();
        let (lang, link) = (*lang, context.link());
        let step = |forward| link.callback(move |_: MouseEvent| Msg::Step(forward));
        let hits = view.hits().0.len();
        let arrow = |label: &'static str, icon, forward| {
            let disabled = hits == 0;
            IconButton {
                label: label.into(),
                icon,
                disabled,
                onclick: step(forward),
                ..IconButton::default()
            }
            .view()
        };
        let made = {
            let reading = reading.clone();
            Callback::from(move |()| reading.0.copied())
        };
        let found = match view.needle.is_empty() {
            true => String::new(),
            false => viewer::hits(lang, view.hit, hits, !view.searched),
        };
        html! {
            <div class="viewer__tools">
                <div class="viewer__find" role="search">
                    <input class="input" type="search" data-testid="reply-search" value={view.needle.clone()}
                        aria-label={viewer::find(lang)} placeholder={viewer::find(lang)}
                        oninput={link.callback(|event: InputEvent| Msg::Find(typed(&event)))}
                        onkeydown={link.batch_callback(|event: KeyboardEvent| {
                            let enter = event.key() == "Enter" && !event.ctrl_key() && !event.meta_key() && !composes(&event);
                            enter.then(|| Msg::Step(!event.shift_key()))
                        })} />
                    { arrow(viewer::previous(lang), Icon::Up, false) }
                    { arrow(viewer::next(lang), Icon::Down, true) }
                    <span class="viewer__count" data-testid="reply-hits">{ found.clone() }</span>
                    <Told text={found} />
                </div>
                <div class="viewer__buttons">
                    { quiet_button(viewer::fold_all(lang), link.callback(|_| Msg::FoldAll(true))) }
                    { quiet_button(viewer::unfold_all(lang), link.callback(|_| Msg::FoldAll(false))) }
                    <button type="button" class="button button--quiet" disabled={!whole}
                        title={(!whole).then(|| viewer::no_wrap(lang))}
                        aria-pressed={if whole && view.wrap { "true" } else { "false" }}
                        onclick={link.callback(|_| Msg::Wrap)}>{ viewer::wrap(lang) }</button>
                    <CopyButton label={viewer::copy_all(lang)} {made} testid="reply-copy" />
                </div>
            </div>
        }
    }
}

/// Some lines that are drawn together, and anew only if something about them changed.
#[derive(Properties, PartialEq)]
struct BlockProps {
    reading: Shared<Reading>,
    view: Shared<RefCell<View>>,
    lang: Lang,
    from: usize,
    to: usize,
    current: Option<usize>,
    look: u32,
}

#[component]
fn Block(props: &BlockProps) -> Html {
    let known = props.reading.0.known();
    let view = props.view.0.borrow();
    let look = view.look(props.lang, &known);
    html! { <>{ for (props.from..props.to).map(|at| look.line(view.folds.line(at))) }</> }
}

/// Where the text breaks off, why, and what follows.
fn broken(lang: Lang, known: &Known) -> Html {
    let Some(error) = known.layout().error() else { return html! {} };
    let place = known.place().map(|place| json_error::sentence_at(lang, place, error.kind));
    // A token that breaks off begins before its fault.
    let rest = known.text().get(known.layout().laid()..).unwrap_or_default().trim_start();
    html! {
        <div class="viewer__broken" data-testid="reply-broken">
            <p>{ viewer::unread(lang) }{ for place }</p>
            if !rest.is_empty() {
                <pre class="viewer__rest" aria-label={viewer::rest(lang)}>
                    { plain_text(head(rest, REST)) }
                </pre>
            }
        </div>
    }
}
