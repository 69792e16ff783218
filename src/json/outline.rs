//! Every value of a text in one list, in the order in which they begin: what a form of any JSON is drawn from and edited by.

use super::error::Error;
use super::scan::{Kind, Span, tokens};

/// A value among all of a text. Its number is its place in the list; the whole text's value has 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Value {
    /// The kind of its first token: [`Kind::ObjectOpen`] for an object, [`Kind::ArrayOpen`] for an array.
    pub kind: Kind,
    /// All of its bytes.
    pub span: Span,
    /// The token of its key, where it is a member of an object.
    pub key: Option<Span>,
    /// The number of the object or array that it stands in; for the whole text's value its own.
    pub parent: usize,
    /// Its place among those of its object or array, from 0.
    pub index: usize,
    /// How many objects and arrays it stands in.
    pub depth: usize,
    /// How many values it holds itself.
    pub count: usize,
}

impl Value {
    /// Key, colon and value; of an element the value.
    pub fn place(&self) -> Span {
        Span { start: self.key.map_or(self.span.start, |key| key.start), end: self.span.end }
    }

    /// Whether it is an object or an array.
    pub fn is_container(&self) -> bool {
        matches!(self.kind, Kind::ObjectOpen | Kind::ArrayOpen)
    }
}

/// All values of a text.
///
/// # Errors
/// The text's first fault.
pub fn outline(text: &str) -> Result<Vec<Value>, Error> {
    let mut values: Vec<Value> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut key = None;
    for token in tokens(text.as_bytes()) {
        let token = token?;
        match token.kind {
            Kind::Colon | Kind::Comma => continue,
            Kind::ObjectClose | Kind::ArrayClose => {
                if let Some(closed) = open.pop().and_then(|at| values.get_mut(at)) {
                    closed.span.end = token.span.end;
                }
                continue;
            }
            _ => {}
        }
        let number = values.len();
        let parent = open.last().copied();
        let in_object =
            parent.and_then(|at| values.get(at)).is_some_and(|value| value.kind == Kind::ObjectOpen);
        // In an object a token that opens a value comes after that of its key.
        if in_object && key.is_none() {
            key = Some(token.span);
            continue;
        }
        let index = parent.and_then(|at| values.get_mut(at)).map_or(0, |holder| {
            holder.count += 1;
            holder.count - 1
        });
        values.push(Value {
            kind: token.kind,
            span: token.span,
            key: key.take(),
            parent: parent.unwrap_or(number),
            index,
            depth: open.len(),
            count: 0,
        });
        if matches!(token.kind, Kind::ObjectOpen | Kind::ArrayOpen) {
            open.push(number);
        }
    }
    Ok(values)
}

/// The values that an object or array of this number holds, in order.
pub fn held(values: &[Value], number: usize) -> impl Iterator<Item = &Value> {
    values
        .iter()
        .skip(number + 1)
        .take_while(move |value| values.get(number).is_some_and(|holder| value.span.start < holder.span.end))
        .filter(move |value| value.parent == number)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#" {"a" : [1.10, {"x":[]}, [[2]] ], "\u0061":"y","c":{ } } "#;

    #[test]
    fn values_are_listed_in_the_order_in_which_they_begin() {
        let values = outline(TEXT).unwrap();
        let told: Vec<_> =
            values.iter().map(|v| (v.place().of(TEXT), v.parent, v.index, v.depth, v.count)).collect();
        assert_eq!(
            told,
            [
                (TEXT.trim(), 0, 0, 0, 3),
                (r#""a" : [1.10, {"x":[]}, [[2]] ]"#, 0, 0, 1, 3),
                ("1.10", 1, 0, 2, 0),
                (r#"{"x":[]}"#, 1, 1, 2, 1),
                (r#""x":[]"#, 3, 0, 3, 0),
                ("[[2]]", 1, 2, 2, 1),
                ("[2]", 5, 0, 3, 1),
                ("2", 6, 0, 4, 0),
                (r#""\u0061":"y""#, 0, 1, 1, 0),
                (r#""c":{ }"#, 0, 2, 1, 0),
            ]
        );
        let held: Vec<_> = held(&values, 1).map(|value| value.span.of(TEXT)).collect();
        assert_eq!(held, ["1.10", r#"{"x":[]}"#, "[[2]]"]);
        assert_eq!(super::held(&values, 9).count() + super::held(&values, 99).count(), 0);
    }

    #[test]
    fn a_text_may_be_a_lone_value_or_none() {
        let values = outline("7").unwrap();
        assert_eq!((values.len(), values[0].kind, values[0].depth), (1, Kind::Number, 0));
        assert_eq!(outline("[1").unwrap_err().offset, 2);
        assert!(outline("").is_err());
    }
}
