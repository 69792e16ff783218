//! The page's vocabulary: each word with what it is for.

use crate::api::base_url::BaseUrlError;

/// The words of one language.
pub struct Words {
    /// The page's name.
    pub title: &'static str,
    /// What the page is, in a line.
    pub tagline: &'static str,
    /// The command select's name.
    pub command: &'static str,
    /// The language select's name.
    pub language: &'static str,
    /// The colour select's name.
    pub theme: &'static str,
    /// Colours as the system says.
    pub theme_system: &'static str,
    /// Dark on light.
    pub theme_light: &'static str,
    /// Light on dark.
    pub theme_dark: &'static str,
    /// The credentials card's title.
    pub who_and_where: &'static str,
    /// The endpoint select's name.
    pub endpoint: &'static str,
    /// The sandbox in the endpoint select.
    pub endpoint_sandbox: &'static str,
    /// The custom endpoint in the select.
    pub endpoint_custom: &'static str,
    /// The custom base URL's name.
    pub base_url: &'static str,
    /// What a base URL looks like.
    pub base_url_hint: &'static str,
    /// What the sandbox is.
    pub sandbox_note: &'static str,
    /// What the service's own hosts are.
    pub live_note: &'static str,
    /// What a custom endpoint is.
    pub custom_note: &'static str,
    /// The identifier field's name.
    pub identifier: &'static str,
    /// What is known of the demonstration's UserSig.
    pub demo_usersig: &'static str,
    /// The name of the judgement's lines.
    pub usersig_state: &'static str,
    /// Makes a UserSig.
    pub make_usersig: &'static str,
    /// The part that makes a UserSig could not be fetched.
    pub not_made: &'static str,
    /// Copies a link to this request.
    pub share: &'static str,
    /// Why there is no link.
    pub no_link: &'static str,
    /// Shows a secret.
    pub show: &'static str,
    /// Hides a secret.
    pub hide: &'static str,
    /// The body card's title.
    pub body: &'static str,
    /// The name of the body's tabs.
    pub body_views: &'static str,
    /// The form tab.
    pub form: &'static str,
    /// The JSON text's name.
    pub body_json: &'static str,
    /// Takes an edit back.
    pub undo: &'static str,
    /// Does an edit again.
    pub redo: &'static str,
    /// Why the form can't be edited.
    pub form_waits_for_text: &'static str,
    /// The form needs an object.
    pub form_needs_object: &'static str,
    /// From_Account is no string.
    pub from_account_other: &'static str,
    /// There are no rows.
    pub no_items: &'static str,
    /// Adds a row.
    pub add_item: &'static str,
    /// Removes all rows.
    pub clear_items: &'static str,
    /// Indents the JSON.
    pub format: &'static str,
    /// Takes white space out of the JSON.
    pub minify: &'static str,
    /// Switches a value to raw JSON.
    pub raw_json: &'static str,
    /// A raw value is no JSON yet.
    pub value_not_json: &'static str,
    /// Remark on a custom field.
    pub custom_field: &'static str,
    /// A custom keyword breaks the rule.
    pub custom_keyword_bad: &'static str,
    /// The range of integers.
    pub integer_range: &'static str,
    /// The request card's title.
    pub request: &'static str,
    /// The URL's name.
    pub url: &'static str,
    /// Explains the URL's base.
    pub url_base: &'static str,
    /// Explains the URL's path.
    pub url_path: &'static str,
    /// Copies the URL.
    pub copy_url: &'static str,
    /// Draws another random.
    pub random_new: &'static str,
    /// Keeps random.
    pub random_pin: &'static str,
    /// The time-out's name.
    pub timeout: &'static str,
    /// What is wrong with a time-out.
    pub timeout_bad: &'static str,
    /// A remark on the time-out.
    pub timeout_hint: &'static str,
    /// Sends to a custom endpoint.
    pub send: &'static str,
    /// Sends to the sandbox.
    pub send_sandbox: &'static str,
    /// Cancels the call.
    pub cancel: &'static str,
    /// The reply card's title.
    pub reply: &'static str,
    /// Nothing was sent yet.
    pub no_reply_yet: &'static str,
    /// The part that shows answers could not be fetched.
    pub no_engine: &'static str,
    /// It was copied.
    pub copied: &'static str,
    /// The browser refused to copy.
    pub copy_refused: &'static str,
    /// What is wrong with a base URL.
    pub base_url_error: fn(BaseUrlError) -> String,
    /// Sends to a host of the service.
    pub send_to: fn(&str) -> String,
    /// Explains a part of the query.
    pub url_part: fn(&str) -> String,
    /// How many rows there are.
    pub item_count: fn(usize) -> String,
    /// The switch of a row, its number for `{}`.
    pub item_enabled: &'static str,
    /// The Tag of a row, its number for `{}`.
    pub item_tag: &'static str,
    /// The Value of a row, its number for `{}`.
    pub item_value: &'static str,
    /// The tools of a row, its number for `{}`.
    pub item_tools: &'static str,
    /// Moves a row up, its number for `{}`.
    pub item_up: &'static str,
    /// Moves a row down, its number for `{}`.
    pub item_down: &'static str,
    /// Duplicates a row, its number for `{}`.
    pub item_duplicate: &'static str,
    /// Removes a row, its number for `{}`.
    pub item_remove: &'static str,
    /// The length of a value and its limit, in bytes.
    pub bytes_of: fn(usize, usize) -> String,
    /// Introduces the findings, of which there are so many.
    pub findings: fn(usize) -> String,
}
