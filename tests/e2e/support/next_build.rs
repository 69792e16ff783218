//! Another build of the page, as a later commit would make it: one file under a new name, and all that tells of it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// A folder that holds it. Dropped, it is removed.
pub struct NextBuild(PathBuf);

impl NextBuild {
    /// Made of what a folder holds, beside it.
    pub fn of(folder: &Path) -> Self {
        let path = folder.with_extension("next");
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        let build = Self(path);
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            if !name.ends_with(".br") && !name.ends_with(".gz") {
                fs::copy(entry.path(), build.0.join(name)).unwrap();
            }
        }
        build.change();
        build
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The name of the file with the lessons.
    pub fn lessons(&self) -> String {
        let names =
            fs::read_dir(&self.0).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.into_iter().find(|name| name.starts_with("lessons-")).expect("the lessons in dist/")
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).unwrap();
    }

    fn change(&self) {
        let old = self.lessons();
        let before = self.read(&old);
        let lessons = format!("{before}\n");
        let new = format!("lessons-{}.json", &hex::encode(Sha256::digest(&lessons))[..16]);
        fs::remove_file(self.0.join(&old)).unwrap();
        self.write(&new, &lessons);
        let sha256 = |text: &str| hex::encode(Sha256::digest(text));
        let index = self.read("index.html").replace(&old, &new).replace(&sha256(&before), &sha256(&lessons));
        self.write("index.html", &index);
        let integrity = |text: &str| format!("sha256-{}", STANDARD.encode(Sha256::digest(text)));
        let worker = self.read("sw.js");
        let lines = worker.lines().map(|line| match line.trim_start() {
            line if line.starts_with("const VERSION") => "const VERSION = \"next\";".to_owned(),
            line if line.starts_with("\"./\"") => format!(" \"./\": \"{}\",", integrity(&index)),
            line if line.starts_with(&format!("\"{old}\"")) => {
                format!(" \"{new}\": \"{}\",", integrity(&lessons))
            }
            _ => line.to_owned(),
        });
        self.write("sw.js", &(lines.collect::<Vec<_>>().join("\n") + "\n"));
    }
}

impl Drop for NextBuild {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
