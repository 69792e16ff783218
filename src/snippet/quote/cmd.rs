//! Lines of a `.cmd` file. Two readers stand one behind the other: cmd, which takes `"` as a switch and knows no escape
//! within, and the program's C runtime, which reads `\"`.

/// The longest line: cmd takes 8191 characters after the variables are put in, and a UserSig is shorter than this spares.
pub const LINE_MAX: usize = 7000;

/// A line as it grows, with what cmd thinks of it.
#[derive(Debug, Default)]
pub struct Line {
    text: String,
    in_quotes: bool,
    /// Whether a percent sign was doubled.
    pub doubled: bool,
}

impl Line {
    /// A line that begins so.
    pub fn new(start: &str) -> Self {
        let mut line = Self::default();
        line.raw(start);
        line
    }

    /// Adds text that cmd is to read as it stands.
    pub fn raw(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// Adds text that is to come out of cmd as it is here.
    pub fn escaped(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            match c {
                '"' => self.in_quotes = !self.in_quotes,
                '%' => {
                    self.text.push('%');
                    self.doubled = true;
                }
                '&' | '|' | '<' | '>' | '^' if !self.in_quotes => self.text.push('^'),
                _ => {}
            }
            self.text.push(c);
        }
        self
    }

    /// Adds one argument of a program.
    pub fn argument(&mut self, text: &str) -> &mut Self {
        self.escaped(&argument(text))
    }

    /// How long it is, in characters.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// The line.
    pub fn finish(self) -> String {
        self.text
    }
}

/// Whether a text can be part of a line.
pub fn is_writable(text: &str) -> bool {
    !text.contains(|c: char| !c.is_ascii() || c.is_ascii_control())
}

/// A text as the C runtime reads one argument: backslashes count only before a quote.
fn argument(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    let mut backslashes = 0;
    out.push('"');
    for c in text.chars() {
        match c {
            '\\' => backslashes += 1,
            '"' => {
                out.extend(std::iter::repeat_n('\\', backslashes + 1));
                backslashes = 0;
            }
            _ => backslashes = 0,
        }
        out.push(c);
    }
    out.extend(std::iter::repeat_n('\\', backslashes));
    out.push('"');
    out
}
