//! Chromium's accessibility tree as indented text: role, name, and what else is told of each element.

use super::Page;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::fmt::Write as _;

/// What is told of an element beside its role and name.
const TOLD: [&str; 12] = [
    "level",
    "checked",
    "pressed",
    "expanded",
    "selected",
    "disabled",
    "invalid",
    "modal",
    "live",
    "hasPopup",
    "keyshortcuts",
    "roledescription",
];

/// The tree of the page, a line for each element that is told. What differs from visit to visit is replaced.
pub async fn text(page: &Page) -> String {
    let tree = page.devtools("Accessibility.getFullAXTree", json!({})).await;
    let nodes = tree["nodes"].as_array().expect("nodes");
    let by_id = nodes.iter().filter_map(|node| Some((node["nodeId"].as_str()?, node))).collect();
    let mut text = String::new();
    if let Some(root) = nodes.first() {
        tell(&by_id, root, false, 0, &mut text);
    }
    text
}

/// Tells an element and what is in it. `is_named` is where the element around has said its texts as its name.
fn tell(by_id: &HashMap<&str, &Value>, node: &Value, is_named: bool, depth: usize, text: &mut String) {
    let role = of(&node["role"]);
    // The charts of how long a call took come and go with the machine's speed.
    if role == "image" {
        return;
    }
    let name = steady(&of(&node["name"]));
    let is_silent = node["ignored"] == true
        || matches!(role.as_str(), "none" | "generic" | "InlineTextBox" | "LineBreak" | "LabelText")
        || role == "StaticText" && (is_named || name.trim().is_empty());
    if !is_silent {
        let _ = write!(text, "{:1$}{role}", "", 2 * depth);
        if !name.is_empty() {
            let _ = write!(text, " {name:?}");
        }
        for (label, told) in [("value", &node["value"]), ("description", &node["description"])] {
            let told = steady(&of(told));
            if !told.is_empty() && told != name {
                let _ = write!(text, " {label}={told:?}");
            }
        }
        let properties = node["properties"].as_array().into_iter().flatten();
        for property in properties {
            let (label, told) = (property["name"].as_str().unwrap_or_default(), of(&property["value"]));
            let is_usual = matches!(told.as_str(), "" | "off")
                || told == "false" && !matches!(label, "checked" | "pressed" | "expanded");
            if TOLD.contains(&label) && !is_usual {
                let _ = write!(text, " {label}={told}");
            }
        }
        text.push('\n');
    }
    // What is in a field is its value, and what a choice offers is told once it is opened.
    if matches!(role.as_str(), "textbox" | "searchbox" | "combobox") && !is_silent {
        return;
    }
    let is_named = is_named
        || matches!(
            role.as_str(),
            "LabelText" | "button" | "link" | "heading" | "tab" | "option" | "DisclosureTriangle"
        );
    let depth = if is_silent { depth } else { depth + 1 };
    let children = node["childIds"].as_array().into_iter().flatten();
    for child in children.filter_map(|id| by_id.get(id.as_str()?)) {
        tell(by_id, child, is_named, depth, text);
    }
}

/// The value of a value of the tree.
fn of(value: &Value) -> String {
    match &value["value"] {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// A text without what differs from visit to visit: times, how long something took, where the page comes from, a UserSig.
fn steady(text: &str) -> String {
    let mut next = text.split(' ').skip(1);
    let words = text.split(' ').map(|word| {
        let is_duration = next.next() == Some("ms") && word.parse::<f64>().is_ok();
        if is_duration {
            return "N".to_owned();
        }
        let shape: String = word.chars().map(|c| if c.is_ascii_digit() { '9' } else { c }).collect();
        let is_time = shape.contains("9999-99-99") || shape.contains("99:99");
        let is_usersig =
            word.len() > 60 && word.chars().all(|c| c.is_ascii_alphanumeric() || "*-_".contains(c));
        if is_usersig {
            return "USERSIG".to_owned();
        }
        let is_here = word.contains("127.0.0.1:");
        if is_time || is_here {
            shape.split("9").filter(|part| !part.is_empty()).collect::<Vec<_>>().join("N")
        } else {
            word.to_owned()
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The lines that differ, `-` for what was kept and `+` for what is there, each with the lines around that are the same.
pub fn differences(kept: &str, found: &str) -> String {
    const AROUND: usize = 2;
    let (old, new): (Vec<_>, Vec<_>) = (kept.lines().collect(), found.lines().collect());
    // How many lines the rests from here on have in common, in order.
    let mut common = vec![vec![0_usize; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i][j] = if old[i] == new[j] {
                common[i + 1][j + 1] + 1
            } else {
                common[i + 1][j].max(common[i][j + 1])
            };
        }
    }
    let mut lines = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            lines.push((' ', old[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || i < old.len() && common[i + 1][j] >= common[i][j + 1] {
            lines.push(('-', old[i]));
            i += 1;
        } else {
            lines.push(('+', new[j]));
            j += 1;
        }
    }
    let is_near = |at: usize| {
        let near = lines.iter().take(at + AROUND + 1).skip(at.saturating_sub(AROUND));
        near.into_iter().any(|(mark, _)| *mark != ' ')
    };
    let shown = lines.iter().enumerate().filter(|(at, _)| is_near(*at));
    shown.map(|(_, (mark, line))| format!("{mark} {line}\n")).collect()
}
