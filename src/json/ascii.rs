//! The plain characters of JSON that input methods and word processors have others for.

/// The plain character that a full-width or curly one stands for outside of strings; a space for spaces that JSON has not.
pub(super) fn ascii_for(found: char) -> Option<char> {
    Some(match found {
        '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '‛' | '「' | '」' | '『' | '』' | '＂' | '＇' | '«'
        | '»' | '〝' | '〞' | '〟' | '″' => '"',
        '，' | '、' | '､' => ',',
        '：' | '︰' | '﹕' => ':',
        '［' | '【' => '[',
        '］' | '】' => ']',
        '｛' | '﹛' => '{',
        '｝' | '﹜' => '}',
        '－' | '−' => '-',
        '．' => '.',
        '０'..='９' => char::from(b'0' + u8::try_from(u32::from(found) - u32::from('０')).ok()?),
        '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        _ => return None,
    })
}
