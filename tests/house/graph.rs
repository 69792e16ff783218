//! Which file needs which, and whether they need each other in a circle.
//!
//! A file needs another if it names something that is written down there, be it by `crate::…`, by `super::…` or through an
//! import. What counts is where a thing is written: a name that a `mod.rs` only hands on (`mod x; pub use x::Y;`) leads to
//! `x.rs`, whoever asks. So siblings may take each other's names from `super`, for that needs nothing of `mod.rs`. But a
//! `mod.rs` that hands on or uses something of `x.rs` needs `x.rs`; if `x.rs` then uses what is written in `mod.rs` itself,
//! neither can be read without the other: a circle. To declare a module (`mod x;`) needs nothing of it, and neither does the
//! bare import of a module: what is then named through it does.

use super::paths::{Paths, paths};
use super::source::code;
use std::collections::{BTreeMap, BTreeSet};

/// A module's place, such as `["api", "call"]`; that of `lib.rs` is empty.
type Place = Vec<String>;

/// The files of a crate.
pub struct Crate {
    modules: BTreeMap<Place, Module>,
}

struct Module {
    path: String,
    code: String,
    paths: Paths,
}

impl Crate {
    /// The crate of these files, each with its path under `src/` and its text. `main.rs` is a crate of its own.
    pub fn new<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let modules = files.into_iter().filter_map(|(path, text)| {
            let inside = path.strip_prefix("src/").unwrap_or(path).strip_suffix(".rs")?;
            let mut place: Place = inside.split('/').map(str::to_owned).collect();
            match place.last().map(String::as_str) {
                Some("main" | "tests") => return None,
                Some("mod" | "lib") => drop(place.pop()),
                _ => {}
            }
            let code = code(text);
            Some((place, Module { path: path.to_owned(), paths: paths(&code), code }))
        });
        Self { modules: modules.collect() }
    }

    /// The rooms (the first names after `crate`) that each file names, also by `super::super::…`.
    pub fn rooms_named(&self) -> Vec<(&str, BTreeSet<String>)> {
        let of = |(place, module): (&Place, &'_ Module)| {
            let all = module.paths.imports.iter().map(|(_, path)| path).chain(&module.paths.inline);
            let named =
                all.filter_map(|path| self.absolute(place, path)).filter_map(|path| path.first().cloned());
            named.collect()
        };
        self.modules.iter().map(|entry| (entry.1.path.as_str(), of(entry))).collect()
    }

    /// The files that each file needs.
    pub fn needs(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let of = |place: &Place, module: &Module| -> BTreeSet<&str> {
            let imports = module.paths.imports.iter().map(|(name, path)| (path, name == "*"));
            let all = imports.chain(module.paths.inline.iter().map(|path| (path, false)));
            let written = all.filter_map(|(path, whole)| {
                let path = self.absolute(place, path)?;
                self.written(&path, whole, 0)
            });
            let other = written.filter(|other| *other != place);
            other.map(|other| self.modules[other].path.as_str()).collect()
        };
        self.modules.iter().map(|(place, module)| (module.path.as_str(), of(place, module))).collect()
    }

    /// A path from the root of the crate on; nothing where it leads to another crate.
    fn absolute(&self, place: &Place, path: &[String]) -> Option<Place> {
        let (first, rest) = path.split_first()?;
        let mut absolute = match first.as_str() {
            "crate" | "tim_tester" => Vec::new(),
            "self" => place.clone(),
            "super" => place[..place.len().checked_sub(1)?].to_vec(),
            name => {
                let mut child = place.clone();
                child.push(name.to_owned());
                if self.modules.contains_key(&child) {
                    child
                } else {
                    let imports = &self.modules.get(place)?.paths.imports;
                    let (_, import) = imports.iter().find(|(own, path)| own == name && path[0] != *name)?;
                    self.absolute(place, import)?
                }
            }
        };
        for name in rest {
            match name.as_str() {
                "super" => drop(absolute.pop()),
                "self" => {}
                _ => absolute.push(name.clone()),
            }
        }
        Some(absolute)
    }

    /// The module in which the thing is written that a path leads to; nothing for a module itself, unless the whole of it is
    /// meant.
    fn written(&self, path: &[String], whole: bool, depth: u8) -> Option<&Place> {
        let known = (0..=path.len()).rev().find(|length| self.modules.contains_key(&path[..*length]))?;
        let (place, module) = self.modules.get_key_value(&path[..known])?;
        let Some(name) = path.get(known) else { return whole.then_some(place) };
        // Names that go round in a ring are the compiler's to refuse.
        let handed = |import: &Vec<String>| {
            let mut target = self.absolute(place, import).filter(|_| depth < 16)?;
            target.extend(path[known + 1..].iter().cloned());
            self.written(&target, false, depth + 1)
        };
        let imports = &module.paths.imports;
        if let Some((_, import)) =
            imports.iter().find(|(own, import)| own == name && self.is_ours(place, import))
        {
            return handed(import);
        }
        if !module.writes(name) {
            let all = imports.iter().filter(|(own, _)| own == "*");
            let from = all.filter_map(|(_, import)| self.absolute(place, import));
            let from = from.filter_map(|target| self.modules.get_key_value(&target));
            if let Some((other, _)) = from.into_iter().find(|(_, module)| module.writes(name)) {
                return Some(other);
            }
        }
        Some(place)
    }

    fn is_ours(&self, place: &Place, import: &[String]) -> bool {
        self.absolute(place, import).is_some()
    }
}

impl Module {
    /// Whether something of this name is written down here.
    fn writes(&self, name: &str) -> bool {
        ["fn", "struct", "enum", "trait", "type", "const", "static", "union", "macro_rules!"].iter().any(
            |kind| {
                self.code.match_indices(&format!("{kind} {name}")).any(|(at, found)| {
                    let next = self.code[at + found.len()..].chars().next();
                    !next.is_some_and(|c| c.is_alphanumeric() || c == '_')
                })
            },
        )
    }
}

/// The groups of files that need each other in circles, each by their names.
pub fn circles<'a>(needs: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> Vec<Vec<&'a str>> {
    let reach = |from: &'a str| {
        let (mut reached, mut open) = (BTreeSet::new(), vec![from]);
        while let Some(file) = open.pop() {
            for next in needs.get(file).into_iter().flatten() {
                if reached.insert(*next) {
                    open.push(next);
                }
            }
        }
        reached
    };
    let reached: BTreeMap<&str, BTreeSet<&str>> = needs.keys().map(|file| (*file, reach(file))).collect();
    let mut circles = BTreeSet::new();
    for (file, reached_here) in &reached {
        if reached_here.contains(file) {
            let together =
                reached_here.iter().filter(|other| reached.get(*other).is_some_and(|r| r.contains(file)));
            circles.insert(together.copied().collect::<Vec<_>>());
        }
    }
    circles.into_iter().collect()
}

fn circles_of(files: &Crate) -> Vec<Vec<&str>> {
    circles(&files.needs())
}

#[test]
fn a_circle_is_found_however_its_files_name_each_other() {
    let direct = Crate::new([
        ("src/lib.rs", "pub mod a;"),
        ("src/a/mod.rs", "mod x; mod y; mod z;"),
        ("src/a/x.rs", "use super::y; fn f() { y::g() }"),
        ("src/a/y.rs", "use crate::a::z::H; pub fn g() {}"),
        ("src/a/z.rs", "pub struct H; fn i() { super::x::f() }"),
    ]);
    assert_eq!(circles_of(&direct), [["src/a/x.rs", "src/a/y.rs", "src/a/z.rs"]]);
}

#[test]
fn what_is_written_in_the_module_itself_and_used_by_its_parts_is_a_circle() {
    let child = |text| {
        Crate::new([
            ("src/a/mod.rs", "mod x; mod w; pub use x::Y; pub use w::W; pub struct Z;"),
            ("src/a/w.rs", "pub struct W;"),
            ("src/a/x.rs", text),
        ])
    };
    assert_eq!(circles_of(&child("use super::Z; pub struct Y(Z);")), [["src/a/mod.rs", "src/a/x.rs"]]);
    assert_eq!(circles_of(&child("pub struct Y(crate::a::Z);")), [["src/a/mod.rs", "src/a/x.rs"]]);
    let siblings = child("use super::W; pub struct Y(W);");
    assert_eq!(circles_of(&siblings), Vec::<Vec<&str>>::new());
    assert!(siblings.needs()["src/a/x.rs"].contains("src/a/w.rs"));
}

#[test]
fn to_declare_or_to_import_a_module_needs_nothing_of_it() {
    let files = Crate::new([
        ("src/a.rs", "mod x; pub const Z: u8 = 1;"),
        ("src/a/x.rs", "use crate::a; fn f() -> u8 { a::Z }"),
        ("src/b.rs", "use crate::a; #[cfg(test)] mod tests { use crate::c::f; }"),
        ("src/c.rs", "use crate::b::*; pub fn f() {}"),
    ]);
    assert_eq!(circles_of(&files), Vec::<Vec<&str>>::new());
    let needs = files.needs();
    assert_eq!(needs["src/a/x.rs"], BTreeSet::from(["src/a.rs"]));
    assert_eq!(needs["src/b.rs"], BTreeSet::new());
    assert_eq!(needs["src/c.rs"], BTreeSet::from(["src/b.rs"]));
}

#[test]
fn rooms_are_named_by_super_as_well() {
    let files = Crate::new([
        (
            "src/api/usersig/open.rs",
            "use super::super::super::json::scan; fn f() { super::super::secret::g() }",
        ),
        ("src/api/usersig/mod.rs", "use std::fmt; use crate::{text, json as j}; fn f() { j::scan::x() }"),
    ]);
    let named: BTreeMap<_, _> = files.rooms_named().into_iter().collect();
    let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(named["src/api/usersig/open.rs"], set(&["api", "json"]));
    assert_eq!(named["src/api/usersig/mod.rs"], set(&["json", "text"]));
}
