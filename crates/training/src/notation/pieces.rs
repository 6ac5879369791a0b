//! A text cut into numbers, words and signs. What they mean is not known here.

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Is {
    /// Digits, with a point or comma inside or a point ahead.
    Number,
    /// Digits and colons.
    Clock,
    /// Letters without an x.
    Word,
    /// x, X or ×.
    Times,
    /// @
    At,
    /// +
    Plus,
    /// A hyphen, a dash or a minus sign.
    Minus,
    /// What parts two sets: a semicolon, a comma, a new line.
    Separator,
    /// Two slashes and all that follows in the line.
    Note,
    /// Any other character.
    Stray,
}

/// A piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece<'t> {
    /// The byte offset of its beginning.
    pub at: usize,
    /// As typed.
    pub text: &'t str,
    /// What it is.
    pub is: Is,
}

/// The pieces of a text from some place on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pieces<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Pieces<'t> {
    /// The pieces of the whole text.
    pub fn of(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// The next piece, without moving on.
    pub fn peek(mut self) -> Option<Piece<'t>> {
        self.next()
    }

    /// Moves past the next piece.
    pub fn skip_one(&mut self) {
        self.next();
    }

    /// The text between two places, without the space around it.
    pub fn between(self, start: usize, end: usize) -> &'t str {
        self.text[start..end].trim()
    }

    /// Where the pieces taken so far end.
    pub fn place(self) -> usize {
        self.at
    }

    /// All the letters from a place on, an x among them.
    pub fn letters_from(self, at: usize) -> &'t str {
        let rest = &self.text[at..];
        &rest[..length_while(rest, char::is_alphabetic)]
    }
}

impl<'t> Iterator for Pieces<'t> {
    type Item = Piece<'t>;

    fn next(&mut self) -> Option<Piece<'t>> {
        let rest = &self.text[self.at..];
        self.at += length_while(rest, |c| c.is_whitespace() && c != '\n');
        let at = self.at;
        let (is, length) = first(&self.text[at..])?;
        self.at += length;
        let text = &self.text[at..self.at];
        Some(Piece { at, text, is })
    }
}

/// What the first piece of a text is, and its length in bytes.
fn first(text: &str) -> Option<(Is, usize)> {
    let c = text.chars().next()?;
    let is = match c {
        'x' | 'X' | '×' => Is::Times,
        '@' => Is::At,
        '+' => Is::Plus,
        '-' | '–' | '−' => Is::Minus,
        ';' | ',' | '\n' => Is::Separator,
        '/' if text.starts_with("//") => {
            return Some((Is::Note, length_while(text, |c| c != '\n')));
        }
        _ if c.is_alphabetic() => return Some((Is::Word, word_length(text))),
        _ => return Some(number(text).unwrap_or((Is::Stray, c.len_utf8()))),
    };
    Some((is, c.len_utf8()))
}

fn word_length(text: &str) -> usize {
    length_while(text, |c| c.is_alphabetic() && !matches!(c, 'x' | 'X'))
}

/// A number or a clock, if the text begins with one.
fn number(text: &str) -> Option<(Is, usize)> {
    let whole = length_while(text, |c| c.is_ascii_digit());
    let rest = &text[whole..];
    if whole > 0 && rest.starts_with(':') {
        let length = length_while(text, |c| c.is_ascii_digit() || c == ':');
        return Some((Is::Clock, length));
    }
    let decimals = match rest.strip_prefix(['.', ',']) {
        Some(digits) => length_while(digits, |c| c.is_ascii_digit()),
        None => 0,
    };
    match (whole, decimals) {
        (0, 0) => None,
        (_, 0) => Some((Is::Number, whole)),
        _ => Some((Is::Number, whole + 1 + decimals)),
    }
}

/// The bytes of the characters at the beginning for which something holds.
fn length_while(text: &str, holds: impl Fn(char) -> bool) -> usize {
    text.find(|c| !holds(c)).unwrap_or(text.len())
}
