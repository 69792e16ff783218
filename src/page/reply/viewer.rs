//! The viewer: the body's lines with folds, search and tools. Where there are many, only those in sight are in the
//! document; where there are few, all of them, drawn a block at a time.

use super::copy::CopyMade;
use super::detail::Detail;
use super::reading::{Reading, Shared};
use super::view::View;
use crate::page::control::{Icon, IconButton, quiet_button, typed};
use crate::page::effect::clock;
use crate::text::{Lang, json_error, viewer};
use crate::workbench::window;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// What the viewer shows.
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
    /// A line was pressed.
    Pressed(Element),
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
        let view = Rc::default();
        Self {
            view,
            drawn: 1,
            scroll: NodeRef::default(),
            pad: NodeRef::default(),
            lines: NodeRef::default(),
        }
    }

    fn changed(&mut self, context: &Context<Self>, old: &ViewerProps) -> bool {
        if old.reading != context.props().reading {
            *self = Component::create(context);
        }
        true
    }

    fn update(&mut self, context: &Context<Self>, msg: Msg) -> bool {
        let reading = &context.props().reading.0;
        let mut view = self.view.borrow_mut();
        match msg {
            Msg::Scrolled => {
                let Some(scroll) = self.scroll.cast::<Element>() else { return false };
                let before = view.window(reading.state().layout());
                view.top = u64::try_from(scroll.scroll_top()).unwrap_or(0);
                view.height = u64::try_from(scroll.client_height()).unwrap_or(0).max(window::LINE);
                let state = reading.state();
                return !View::is_whole(&state) && before != view.window(state.layout());
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
            Msg::Step(forward) => view.step(&reading.state(), forward),
            Msg::Wrap => view.wrap = !view.wrap,
            Msg::FoldAll(true) => view.fold_all(reading.state().layout()),
            Msg::FoldAll(false) => view.unfold_all(),
            Msg::Pressed(target) => {
                let Some(line) = line_of(&target) else { return false };
                match target.class_name().as_str() {
                    "row__fold" => view.toggle(reading.state().layout(), line),
                    "row__more" => view.open(line),
                    _ => {}
                }
                view.current = Some(line);
            }
            Msg::Key(event) => {
                let state = reading.state();
                match event.key().as_str() {
                    "ArrowDown" => view.walk(state.layout(), true),
                    "ArrowUp" => view.walk(state.layout(), false),
                    key @ ("ArrowLeft" | "ArrowRight") => {
                        let Some(line) = view.current else { return false };
                        if view.folds.is_folded(line) == (key == "ArrowLeft") {
                            return false;
                        }
                        view.toggle(state.layout(), line);
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
        let state = reading.0.state();
        let view = self.view.borrow();
        let whole = View::is_whole(&state);
        let layout = state.layout();
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
        let broken = whole.then(|| broken(*lang, &state));
        let below = (!whole && layout.is_done()).then(|| self::broken(*lang, &state));
        html! {
            <div class="viewer">
                { self.tools(context, &view, whole) }
                <div class="viewer__scroll" data-testid="reply-pretty" tabindex="0" role="region" ref={&self.scroll}
                    aria-label={viewer::name(*lang)} data-digits={(layout.len().max(1).ilog10() + 1).to_string()}
                    data-whole={whole.to_string()} data-wrap={(whole && view.wrap).to_string()}
                    onscroll={context.link().callback(|_| Msg::Scrolled)}
                    onclick={context.link().batch_callback(|event: MouseEvent| {
                        event.target().and_then(|target| target.dyn_into().ok()).map(Msg::Pressed)
                    })}
                    onkeydown={context.link().callback(Msg::Key)}>
                    <div class="viewer__pad" ref={&self.pad}>
                        <div class="viewer__lines" ref={&self.lines}>{ for blocks }</div>
                    </div>
                    { for broken }
                </div>
                { for below }
                <div class="viewer__foot">
                    <span>{ viewer::lines(*lang, layout.len()) }</span>
                    if !layout.is_done() { <span role="status">{ viewer::working(*lang) }</span> }
                </div>
                <Detail reading={reading.clone()} line={view.current} lang={*lang} />
            </div>
        }
    }

    fn rendered(&mut self, context: &Context<Self>, _: bool) {
        let state = context.props().reading.0.state();
        let whole = View::is_whole(&state);
        let mut view = self.view.borrow_mut();
        let lines = view.folds.visible_len(state.layout());
        if !whole {
            let first = window::first(lines, view.top, view.height);
            let (from, _) = view.window(state.layout());
            set(&self.pad, "height", window::height(lines));
            set(&self.lines, "top", window::place(lines, from, first, view.top));
        } else if view.blocks(state.layout(), self.drawn).last().is_some_and(|&end| end < lines) {
            context.link().send_future(async {
                clock::after(0).await;
                Msg::DrawMore
            });
        }
        let Some(scroll) = self.scroll.cast::<HtmlElement>() else { return };
        let Some(line) = view.wanted.map(|line| view.folds.visible(line)) else { return };
        let height = u64::try_from(scroll.client_height()).unwrap_or(0).max(window::LINE);
        let (top, row) = if whole {
            let row =
                scroll.query_selector(&format!("[data-line=\"{}\"]", view.folds.line(line))).ok().flatten();
            // It may be drawn later.
            let Some(row) = row.and_then(|row| row.dyn_into::<HtmlElement>().ok()) else { return };
            (u64::try_from(row.offset_top()).unwrap_or(0), u64::try_from(row.offset_height()).unwrap_or(0))
        } else {
            (window::top(lines, line, height), window::LINE)
        };
        view.wanted = None;
        let seen = u64::try_from(scroll.scroll_top()).unwrap_or(0);
        if top < seen || top + row > seen + height {
            scroll.set_scroll_top(i32::try_from(top.saturating_sub(height / 3)).unwrap_or(i32::MAX));
        }
    }
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
        html! {
            <div class="viewer__tools">
                <div class="viewer__find" role="search">
                    <input class="input" type="search" data-testid="reply-search" value={view.needle.clone()}
                        aria-label={viewer::find(lang)} placeholder={viewer::find(lang)}
                        oninput={link.callback(|event: InputEvent| Msg::Find(typed(&event)))}
                        onkeydown={link.batch_callback(|event: KeyboardEvent| {
                            let enter = event.key() == "Enter" && !event.ctrl_key() && !event.meta_key();
                            enter.then(|| Msg::Step(!event.shift_key()))
                        })} />
                    { arrow(viewer::previous(lang), Icon::Up, false) }
                    { arrow(viewer::next(lang), Icon::Down, true) }
                    <span class="viewer__count" data-testid="reply-hits" role="status">
                        if !view.needle.is_empty() { { viewer::hits(lang, view.hit, hits, !view.searched) } }
                    </span>
                </div>
                <div class="viewer__buttons">
                    { quiet_button(viewer::fold_all(lang), link.callback(|_| Msg::FoldAll(true))) }
                    { quiet_button(viewer::unfold_all(lang), link.callback(|_| Msg::FoldAll(false))) }
                    <button type="button" class="button button--quiet" disabled={!whole}
                        title={(!whole).then(|| viewer::no_wrap(lang))}
                        aria-pressed={if whole && view.wrap { "true" } else { "false" }}
                        onclick={link.callback(|_| Msg::Wrap)}>{ viewer::wrap(lang) }</button>
                    <CopyMade label={viewer::copy_all(lang)} {made} testid="reply-copy" />
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
    let state = props.reading.0.state();
    let view = props.view.0.borrow();
    let look = view.look(props.lang, &state);
    html! { <>{ for (props.from..props.to).map(|at| look.line(view.folds.line(at))) }</> }
}

/// Where the text breaks off, why, and what follows.
fn broken(lang: Lang, state: &super::reading::State) -> Html {
    let Some(error) = state.layout().error() else { return html! {} };
    let place = state.place().map(|place| json_error::sentence_at(lang, place, error.kind));
    // A token that breaks off begins before its fault.
    let rest = state.text().get(state.layout().laid()..).unwrap_or_default().trim_start();
    html! {
        <div class="viewer__broken" data-testid="reply-broken">
            <p>{ viewer::unread(lang) }{ for place }</p>
            if !rest.is_empty() {
                <pre class="viewer__rest" aria-label={viewer::rest(lang)}>
                    { super::line::plain_text(crate::json::pieces::head(rest, 2_000)) }
                </pre>
            }
        </div>
    }
}

fn line_of(target: &Element) -> Option<usize> {
    target.closest("[data-line]").ok()??.get_attribute("data-line")?.parse().ok()
}

/// Sets a length of an element by the CSSOM: the page's policy forbids style attributes, not this.
fn set(element: &NodeRef, name: &str, px: u64) {
    if let Some(element) = element.cast::<HtmlElement>() {
        // Setting a known property to a length can't fail.
        let _ = element.style().set_property(name, &format!("{px}px"));
    }
}
