//! What messages are made of: MsgBody, its elements and its size. Messages to accounts and to groups share it.

use super::app::App;
use super::asked::Asked;
use super::refusal::Refusal;
use serde_json::Value;

/// The types of an element.
const TYPES: [&str; 8] = [
    "TIMTextElem",
    "TIMLocationElem",
    "TIMFaceElem",
    "TIMCustomElem",
    "TIMSoundElem",
    "TIMImageElem",
    "TIMFileElem",
    "TIMVideoFileElem",
];

/// Refuses a body that is too long: over 8 K in 2016, over 12 K now. The whole body is measured; the documents don't say
/// what is.
pub(super) fn judge_size(app: &App, code: u32) -> Result<(), Refusal> {
    let most = app.rules.documents.pick(8 * 1024, 12 * 1024);
    if app.body_bytes > most {
        let words = format!("the body has {} bytes, over the limit of {most}", app.body_bytes);
        return Err(Refusal::new(code, &words));
    }
    Ok(())
}

/// A message's elements; their number is limited by the size alone. MsgBody that is no array, and what is wrong inside it, may have codes of their own.
pub(super) fn read<'a>(asked: &Asked<'a>, not_array: u32, malformed: u32) -> Result<&'a Value, Refusal> {
    let body = asked.or(not_array).value("MsgBody")?;
    if !body.is_array() {
        return asked.or(not_array).refuse("MsgBody", "is not an array");
    }
    for element in asked.or(malformed).items("MsgBody", usize::MAX, malformed)? {
        element.value("MsgType")?;
        let kind = element.choice("MsgType", &TYPES)?;
        let Value::Object(content) = element.value("MsgContent")? else {
            return element.refuse("MsgContent", "is not an object");
        };
        if kind == "TIMTextElem" && !content.get("Text").is_some_and(Value::is_string) {
            return element.refuse("MsgContent.Text", "is not a string");
        }
    }
    Ok(body)
}
