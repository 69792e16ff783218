//! What the command lines of bash, zsh and any other sh do: curl, and what feeds its input.

use super::bash::{Command, Reader};
use super::commands::{Commands, mended};
use super::flags::{Given, requests};
use crate::exchange::import::model::{ImportNote, ImportRefusal};
use crate::exchange::import::raw::{Notes, is_secret_key};
use crate::exchange::import::variables::Variables;
use std::collections::BTreeMap;

/// How many words may stand before `curl`: a prompt, `sudo`, an assignment.
pub(super) const BEFORE: usize = 6;

/// Whether a word is the name of the program, with its folder or without.
pub(super) fn is_curl(word: &str) -> bool {
    let word = word.trim_matches(['"', '\'', '(', '`']);
    let name = word.rsplit(['/', '\\', '>']).next().unwrap_or_default();
    let name = name.strip_prefix("$(").unwrap_or(name);
    name.eq_ignore_ascii_case("curl") || name.eq_ignore_ascii_case("curl.exe")
}

/// Reads a text.
///
/// # Errors
/// What does not end in it.
pub(super) fn read(text: &str, notes: &mut Notes) -> Result<Commands, ImportRefusal> {
    let mut reader = Reader::new(text);
    let mut commands = Commands::default();
    let files = BTreeMap::new();
    while let Some(pipeline) = reader.next()? {
        let mut output: Option<Vec<u8>> = None;
        for Command { words, input } in pipeline {
            let input = input.map(String::into_bytes).or(output.take());
            let name = words.first().map_or("", String::as_str);
            match name {
                "printf" => output = Some(printf(&words[1..])),
                "echo" => output = Some(echo(&words[1..])),
                "cat" if words.len() == 1 => output = input,
                _ => {
                    let at = words.iter().take(BEFORE).position(|word| is_curl(word));
                    let before = at.unwrap_or(words.len());
                    words[..before].iter().for_each(|word| set(word, &mut reader.variables));
                    if let Some(at) = at {
                        let words = straightened(words, &mut reader.notes);
                        let given = Given { input: input.as_deref(), files: &files };
                        commands.found.extend(requests(&words[at + 1..], given, &reader.notes));
                        reader.notes.0.retain(|note| *note != ImportNote::UnquotedUrl);
                    }
                }
            }
        }
    }
    commands.secret_key = reader.variables.find(is_secret_key);
    reader.notes.0.into_iter().for_each(|note| notes.add(note));
    Ok(commands)
}

/// Where a chat program has made quotes of its own, those within a body are its own, too.
fn straightened(mut words: Vec<String>, notes: &mut Notes) -> Vec<String> {
    if notes.0.contains(&ImportNote::Typographic) {
        for word in &mut words {
            if let Some(body) = mended(word, |word| word.replace(['“', '”', '„', '‟'], "\"")) {
                *word = body;
                notes.add(ImportNote::BodyQuotes);
            }
        }
    }
    words
}

/// Notes what an assignment sets.
fn set(word: &str, variables: &mut Variables) {
    let Some((name, value)) = word.split_once('=') else { return };
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    // What a command would print is known to nobody here.
    if is_name && !value.starts_with(['$', '`']) {
        variables.set(name, value);
    }
}

fn echo(words: &[String]) -> Vec<u8> {
    let options =
        words.iter().take_while(|word| matches!(word.as_str(), "-n" | "-e" | "-E" | "-ne" | "-en")).count();
    let (options, words) = words.split_at(options);
    let mut text = words.join(" ");
    if !options.iter().any(|option| option.contains('n')) {
        text.push('\n');
    }
    text.into_bytes()
}

/// What `printf` prints; only `%s` takes an argument.
fn printf(words: &[String]) -> Vec<u8> {
    let words = if words.first().is_some_and(|word| word == "--") { &words[1..] } else { words };
    let Some((format, words)) = words.split_first() else { return Vec::new() };
    let mut words = words.iter();
    let mut out = Vec::new();
    let mut bytes = format.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'%' => match bytes.next() {
                Some(b'%') | None => out.push(b'%'),
                Some(b's') => out.extend_from_slice(words.next().map_or("", String::as_str).as_bytes()),
                Some(other) => out.extend([b'%', other]),
            },
            b'\\' => match bytes.next() {
                Some(b'n') => out.push(b'\n'),
                Some(b'r') => out.push(b'\r'),
                Some(b't') => out.push(b'\t'),
                Some(first @ b'0'..=b'7') => {
                    let mut value = u32::from(first - b'0');
                    for _ in 0..2 {
                        let Some(digit) = bytes.next_if(|next| (b'0'..=b'7').contains(next)) else { break };
                        value = value * 8 + u32::from(digit - b'0');
                    }
                    out.push((value & 0xff) as u8);
                }
                Some(other @ (b'\\' | b'"' | b'\'')) => out.push(other),
                Some(other) => out.extend([b'\\', other]),
                None => out.push(b'\\'),
            },
            byte => out.push(byte),
        }
    }
    out
}
