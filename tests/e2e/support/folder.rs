//! What a web server serves: a folder of a story's own with links to the files of a build, of which each can be replaced.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

/// The endings of the compressed twins that lie beside the files.
const TWINS: [&str; 2] = ["br", "gz"];

/// The folder. Dropped, it is removed.
pub struct Folder {
    path: PathBuf,
    state: Mutex<State>,
}

struct State {
    build: PathBuf,
    altered: bool,
}

impl Folder {
    /// A new one for a build.
    pub fn of(build: &Path) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("site-{}-{number}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        let folder = Self { path, state: Mutex::new(State { build: build.to_owned(), altered: false }) };
        folder.deploy(build);
        folder.state.lock().unwrap().altered = false;
        folder
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Holds another build from now on.
    pub fn deploy(&self, build: &Path) {
        for entry in fs::read_dir(&self.path).unwrap() {
            fs::remove_file(entry.unwrap().path()).unwrap();
        }
        let build = fs::canonicalize(build).unwrap();
        for entry in fs::read_dir(&build).unwrap() {
            let name = entry.unwrap().file_name();
            symlink(build.join(&name), self.path.join(&name)).unwrap();
        }
        *self.state.lock().unwrap() = State { build, altered: true };
    }

    /// Holds these bytes at a path from now on.
    pub fn put(&self, path: &str, bytes: &[u8]) {
        let file = self.path.join(path.trim_start_matches('/'));
        self.remove(&file);
        fs::write(file, bytes).unwrap();
        self.state.lock().unwrap().altered = true;
    }

    /// Holds the build's own file at a path again.
    pub fn restore(&self, path: &str) {
        let name = path.trim_start_matches('/');
        let file = self.path.join(name);
        self.remove(&file);
        let build = &self.state.lock().unwrap().build;
        for name in TWINS.map(|twin| format!("{name}.{twin}")).into_iter().chain([name.to_owned()]) {
            if build.join(&name).exists() {
                symlink(build.join(&name), self.path.join(&name)).unwrap();
            }
        }
    }

    /// Whether it holds anything but the build that it began with.
    pub fn is_altered(&self) -> bool {
        self.state.lock().unwrap().altered
    }

    /// The names of the files, without their twins.
    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.path).unwrap();
        let mut names: Vec<_> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| !is_twin(name))
            .collect();
        names.sort();
        names
    }

    /// A file goes, and its twins with it: they would be served in its place.
    fn remove(&self, file: &Path) {
        let _ = fs::remove_file(file);
        for twin in TWINS {
            let mut twin_of = file.as_os_str().to_owned();
            twin_of.push(format!(".{twin}"));
            let _ = fs::remove_file(twin_of);
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

fn is_twin(name: &str) -> bool {
    TWINS.iter().any(|twin| name.strip_suffix(twin).is_some_and(|rest| rest.ends_with('.')))
}
