//! How the page is laid out: how wide its columns are and which cards are folded. What that looks like is the style sheet's.

use serde::{Deserialize, Serialize};

/// The layout. It outlives a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Layout {
    /// The width of the request's column, in percent of what it and the reply's have.
    pub request: u8,
    /// The width of the open panel, in CSS pixels.
    pub panel: u16,
    /// Whether the sandbox's card is unfolded.
    pub sandbox: bool,
    /// Whether the card of environments is unfolded, once that was chosen.
    pub environments: Option<bool>,
}

impl Default for Layout {
    fn default() -> Self {
        Self { request: 50, panel: 352, sandbox: false, environments: None }
    }
}

/// The line between two columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Divider {
    /// Between request and reply. At either end it folds a column away.
    Request,
    /// Beside the open panel.
    Panel,
}

impl Divider {
    /// Its name, for the style sheet.
    pub fn name(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Panel => "panel",
        }
    }

    /// The least and the most that it may stand at.
    pub fn range(self) -> (u16, u16) {
        match self {
            Self::Request => (0, 100),
            Self::Panel => (240, 640),
        }
    }

    /// The least and the most between which both its columns are of use.
    fn use_range(self) -> (u16, u16) {
        match self {
            Self::Request => (25, 75),
            Self::Panel => self.range(),
        }
    }

    /// How far a key press moves it.
    fn step(self) -> u16 {
        match self {
            Self::Request => 2,
            Self::Panel => 16,
        }
    }

    /// Where it comes to stand that is put there: half-way to an end that folds a column it goes the whole way.
    fn at(self, at: i32) -> u16 {
        let ((least, most), (first, last)) = (self.range(), self.use_range());
        let at = u16::try_from(at.max(0)).unwrap_or(u16::MAX);
        if at < (least + first) / 2 {
            least
        } else if at > (last + most) / 2 {
            most
        } else {
            at.clamp(first, last)
        }
    }

    /// Where it comes to stand a step on, or back.
    fn next(self, at: u16, on: bool) -> u16 {
        let ((least, most), (first, last)) = (self.range(), self.use_range());
        match on {
            true if at < first => first,
            true if at >= last => most,
            true => (at + self.step()).min(last),
            false if at > last => last,
            false if at <= first => least,
            false => at.saturating_sub(self.step()).max(first),
        }
    }
}

/// A column that can be folded away, but for the divider that brings it back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The request's.
    Request,
    /// The reply's.
    Reply,
}

impl Column {
    /// Its name, for the style sheet.
    pub fn name(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Reply => "reply",
        }
    }
}

/// A card that can be folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Card {
    /// The sandbox's.
    Sandbox,
    /// The one of environments.
    Environments,
}

impl Card {
    /// Its name: the `data-testid` of its fold.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sandbox => "fold-sandbox",
            Self::Environments => "fold-environments",
        }
    }
}

/// What happens to the layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LayoutStep {
    /// A divider is to stand there, as far as it may.
    Divided(Divider, i32),
    /// A divider is to go a step on (true) or back.
    Stepped(Divider, bool),
    /// A divider is to stand where it stood at first.
    Restored(Divider),
    /// A card was unfolded, or folded.
    Unfolded(Card, bool),
}

impl Layout {
    /// Where a divider stands.
    pub fn of(&self, divider: Divider) -> u16 {
        match divider {
            Divider::Request => self.request.into(),
            Divider::Panel => self.panel,
        }
    }

    /// The column that is folded away.
    pub fn folded(&self) -> Option<Column> {
        match u16::from(self.request) {
            0 => Some(Column::Request),
            100 => Some(Column::Reply),
            _ => None,
        }
    }

    /// The layout after a step.
    #[must_use]
    pub fn after(self, step: LayoutStep) -> Self {
        match step {
            LayoutStep::Divided(divider, at) => self.divided(divider, divider.at(at)),
            LayoutStep::Stepped(divider, on) => self.divided(divider, divider.next(self.of(divider), on)),
            LayoutStep::Restored(divider) => self.divided(divider, Self::default().of(divider)),
            LayoutStep::Unfolded(Card::Sandbox, sandbox) => Self { sandbox, ..self },
            LayoutStep::Unfolded(Card::Environments, is) => Self { environments: Some(is), ..self },
        }
    }

    fn divided(self, divider: Divider, at: u16) -> Self {
        match divider {
            Divider::Request => Self { request: at.try_into().unwrap_or(u8::MAX), ..self },
            Divider::Panel => Self { panel: at, ..self },
        }
    }

    /// The layout with the reply in sight.
    #[must_use]
    pub fn with_reply(self) -> Self {
        match self.folded() {
            Some(Column::Reply) => self.after(LayoutStep::Restored(Divider::Request)),
            _ => self,
        }
    }

    /// The layout with each divider where it may stand: what is kept may have been written by another version, or by hand.
    #[must_use]
    pub fn mended(self) -> Self {
        [Divider::Request, Divider::Panel].into_iter().fold(self, |layout, divider| {
            layout.after(LayoutStep::Divided(divider, i32::from(layout.of(divider))))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn stands_well(layout: Layout, divider: Divider) -> bool {
        let ((least, most), (first, last), at) = (divider.range(), divider.use_range(), layout.of(divider));
        (first..=last).contains(&at) || at == least || at == most
    }

    proptest! {
        #[test]
        fn a_divider_stands_where_it_may(at: i32, request: u8, panel: u16, steps: Vec<bool>) {
            for divider in [Divider::Request, Divider::Panel] {
                let put = Layout::default().after(LayoutStep::Divided(divider, at));
                prop_assert!(stands_well(put, divider));
                let kept = Layout { request, panel, ..Layout::default() }.mended();
                prop_assert!(stands_well(kept, divider));
                prop_assert_eq!(kept.mended(), kept);
                let mut stepped = put;
                for on in &steps {
                    stepped = stepped.after(LayoutStep::Stepped(divider, *on));
                    prop_assert!(stands_well(stepped, divider));
                }
            }
        }

        #[test]
        fn keys_reach_both_ends_and_come_back(divider in prop_oneof![Just(Divider::Request), Just(Divider::Panel)]) {
            let (least, most) = divider.range();
            let run = |layout: Layout, on| (0..100).fold(layout, |layout, _| layout.after(LayoutStep::Stepped(divider, on)));
            let (low, high) = (run(Layout::default(), false), run(Layout::default(), true));
            prop_assert_eq!((low.of(divider), high.of(divider)), (least, most));
            prop_assert_eq!(run(low, true), high);
        }
    }

    #[test]
    fn what_fits_is_taken_as_it_is_and_cards_fold_apart() {
        let layout = Layout::default()
            .after(LayoutStep::Divided(Divider::Request, 60))
            .after(LayoutStep::Divided(Divider::Panel, 400))
            .after(LayoutStep::Unfolded(Card::Sandbox, true));
        assert_eq!(layout, Layout { request: 60, panel: 400, sandbox: true, environments: None });
    }

    #[test]
    fn a_column_folds_at_the_end_and_a_reply_is_brought_back() {
        let at = |at| Layout::default().after(LayoutStep::Divided(Divider::Request, at));
        assert_eq!(at(3).folded(), Some(Column::Request));
        assert_eq!(at(97).folded(), Some(Column::Reply));
        assert_eq!(at(97).with_reply(), Layout::default());
        assert_eq!(at(3).with_reply(), at(3));
        assert_eq!((at(20).request, at(80).request), (25, 75));
    }
}
