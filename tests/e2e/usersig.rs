//! What people really paste as a UserSig and as its SecretKey: the one inside a wrapping is taken, the slip of a home-made one
//! is named before sending and after a refusal, and what would be right is one click away.

use crate::support::{Answer, Echo, Page, World, open};
use crate::usersig_made::*;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use miniz_oxide::deflate::compress_to_vec;

/// A page on which app, identifier and SecretKey are those of the made UserSigs.
async fn with_key(world: &World) -> Page {
    let page = open(world).await;
    page.type_into("sdkappid", &APP.to_string()).await;
    page.paste_into("secret-key", KEY).await;
    page.paste_into("usersig", "").await;
    page.expect_attribute("usersig-status", "data-state", "empty").await;
    page
}

async fn pasted(page: &Page, text: &str, state: &str, said: &[&str]) {
    page.paste_into("usersig", "").await;
    page.paste_into("usersig", text).await;
    page.expect_attribute("usersig-status", "data-state", state).await;
    for part in said {
        page.expect_part("usersig-status", part).await;
    }
}

/// All the texts that the page shows but the fields.
async fn shown(page: &Page) -> String {
    let shown = page.script("return document.body.innerText", vec![]).await;
    shown.as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn the_one_inside_a_wrapping_is_taken_and_what_was_left_out_is_said() {
    let world = World::start().await;
    let page = with_key(&world).await;
    for (wrapping, said) in [
        (r#"{"code":0,"data":{"userSig":"§"}}"#, "the JSON around it (taken from userSig); left out: code"),
        (r#""userSig": "§","#, "the field's name (taken from userSig)"),
        ("usersig=§&random=7", "the link's parameters around it (taken from usersig); left out: random"),
        (
            "https://console.tim.qq.com/v4/profile/portrait_set?sdkappid=88888888&identifier=admin&usersig=§&random=7&contenttype=json",
            "the link around it (taken from usersig); left out: sdkappid, identifier, random, contenttype",
        ),
        ("Bearer §", "the Bearer header around it"),
        (
            r#"{"ActionStatus":"OK","ErrorCode":0,"TLS.sig":"§"}"#,
            "the JSON around it (taken from TLS.sig); left out: ActionStatus, ErrorCode",
        ),
        ("curl 'https://h/v4/x?usersig=§' -d '{}'", "the curl command around it (taken from usersig)"),
    ] {
        pasted(&page, &wrapping.replace('§', U0), "valid", &[&format!("Taken off: {said}")]).await;
        page.expect_value("usersig", U0).await;
    }
    // The vendor's Go SDK stores without compressing.
    let stored = stored(&(right_json() + "\n"));
    assert!(stored.starts_with("eAE"));
    pasted(&page, &format!(r#"{{"userSig":"{stored}"}}"#), "valid", &["taken from userSig"]).await;
    page.expect_value("usersig", &stored).await;
    page.send().await;
    page.choose("lang", "zh").await;
    page.expect_part("usersig-status", "已去掉：外面的 JSON（取自 userSig）").await;
    let shown = shown(&page).await;
    assert!(!shown.contains(&stored) && !shown.contains("eAE"), "{shown}");
    page.console_is_quiet().await;
}

#[tokio::test]
async fn of_different_ones_the_page_asks_which() {
    let world = World::start().await;
    let page = with_key(&world).await;
    let bob = pack(&right_json().replace("admin", "bob"));
    for text in [format!(r#"{{"admin":"{U0}","bob":"{bob}"}}"#), format!("{U0} {bob}"), format!("{U0}{bob}")]
    {
        pasted(&page, &text, "malformed", &["There are different UserSigs in it, choose one:"]).await;
        page.expect_count("usersig-choice", 2).await;
        page.expect_count("usersig-mended", 0).await;
        page.expect_part("usersig-status", "bob · SDKAppID 88888888 · valid until 2").await;
        let shown = shown(&page).await;
        assert!(!shown.contains(U0) && !shown.contains(&bob), "{shown}");
    }
    page.expect_part("usersig-choice", "admin · SDKAppID 88888888 · valid until 2").await;
    page.expect_part("usersig-choice", "Valid: all fields fit").await;
    page.expect_part("usersig-status", "signed for “bob”, the field says “admin”").await;
    page.click("usersig-choice").await;
    page.expect_value("usersig", U0).await;
    page.expect_attribute("usersig-status", "data-state", "valid").await;
    page.expect_count("usersig-choice", 0).await;
    page.expect_focus("usersig").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn the_step_of_the_packing_that_went_wrong_is_named_and_the_right_one_offered() {
    let world = World::start().await;
    let page = with_key(&world).await;
    let json = right_json();
    // One whose Base64 has all of `+ / =`: blanks behind JSON mean nothing.
    let standard = (0..)
        .map(|blanks| pack(&format!("{json}{}", " ".repeat(blanks))))
        .find(|text| ['*', '-', '_'].iter().all(|c| text.contains(*c)))
        .unwrap();
    let standard = standard.replace('*', "+").replace('-', "/").replace('_', "=");
    let url_safe = URL_SAFE_NO_PAD.encode(STANDARD.decode(&standard).unwrap());
    let raw = compress_to_vec(json.as_bytes(), 6);
    for (text, said) in [
        (own(&STANDARD.encode(&json)), "Packing: the JSON went into Base64 without being packed by zlib"),
        (own(&STANDARD.encode(raw)), "raw deflate, without zlib's header"),
        (standard.clone(), "standard Base64, with + / = in place of * - _"),
        (url_safe, "base64url, whose - _ are not those of a UserSig"),
        (format!("{U0}{U0}"), "several UserSigs are joined"),
    ] {
        let fits = "the signature fits the SecretKey";
        pasted(&page, &text, "malformed", &[said, fits, "identifier admin · SDKAppID 88888888"]).await;
        page.click("usersig-mended").await;
        page.expect_attribute("usersig-status", "data-state", "valid").await;
        page.expect_focus("usersig").await;
    }
    // What is gone can't be mended.
    pasted(&page, &U0[..150], "malformed", &["it is cut off: its end is missing", "Copy it again"]).await;
    page.expect_count("usersig-mended", 0).await;
    page.choose("lang", "zh").await;
    pasted(
        &page,
        &standard,
        "malformed",
        &["用的是标准 Base64 的字符 + / =", "把 + 换成 *，/ 换成 -，= 换成 _"],
    )
    .await;
    page.expect_text("usersig-mended", "改用改正后的").await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn with_the_key_at_hand_the_slip_of_the_signature_is_named() {
    let world = World::start().await;
    let page = with_key(&world).await;
    let content = content();
    let signed = |sig: &[u8]| pack(&json(&STANDARD.encode(sig)));
    let over = |content: &str| signed(&mac(KEY.as_bytes(), content.as_bytes()));
    let bytes: Vec<u8> = [1, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef].repeat(4);
    let hex = |bytes: Vec<u8>| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let unsigned = json("").replace(",\"TLS.sig\":\"\"", "");
    for (text, said) in [
        (LITERAL_NEWLINES.to_owned(), "joined by a literal \\n"),
        (signed(&mac(format!("{KEY} ").as_bytes(), content.as_bytes())), "a blank, a line feed"),
        (signed(&mac(format!("{KEY}\n").as_bytes(), content.as_bytes())), "a blank, a line feed"),
        (signed(&mac(&bytes, content.as_bytes())), "digits were taken as 32 bytes"),
        (over(&unsigned), "the HMAC was taken over the JSON"),
        (
            over(&content.replace("admin", "§").replace("88888888", "admin").replace('§', "88888888")),
            "identifier and SDKAppID are swapped in what is signed",
        ),
        (pack(&json(&hex(mac(KEY.as_bytes(), content.as_bytes())))), "hexadecimal digits, not Base64"),
    ] {
        pasted(&page, &text, "mismatch", &["It does not fit the SecretKey", said, "70009"]).await;
    }
    // Without the key nothing is said of the signature.
    page.paste_into("secret-key", "").await;
    page.expect_attribute("usersig-status", "data-state", "unverified").await;
    page.paste_into("secret-key", KEY).await;
    let quoted = right_json().replace(&format!(":{APP}"), &format!(":\"{APP}\""));
    pasted(&page, &pack(&quoted), "valid", &["Note: numbers stand in it as strings", "SDKAppID 88888888"])
        .await;
    for expire in ["0", "-60"] {
        let sig = mac(KEY.as_bytes(), content.replace(&EXPIRE.to_string(), expire).as_bytes());
        let text = pack(&json(&STANDARD.encode(sig)).replace(&EXPIRE.to_string(), expire));
        let said = ["TLS.expire is 0 or negative", "identifier admin · SDKAppID 88888888", "70001"];
        pasted(&page, &text, "expired", &said).await;
    }
    let millis = format!("{TIME}000");
    pasted(
        &page,
        &pack(&right_json().replace(&TIME.to_string(), &millis)),
        "malformed",
        &["in milliseconds"],
    )
    .await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_key_keeps_every_character_until_the_button_takes_one_off() {
    let world = World::start().await;
    let page = with_key(&world).await;
    pasted(&page, U0, "valid", &[]).await;
    page.expect_count("secret-key-hint", 0).await;
    for (behind, said) in [(" ", "a blank"), ("\t", "a tab"), ("\u{a0}", "a no-break space")] {
        let key = format!("{KEY}{behind}");
        page.paste_into("secret-key", &key).await;
        page.expect_part("secret-key-hint", &format!("There is {said} behind the key")).await;
        page.expect_value("secret-key", &key).await;
        page.expect_attribute("usersig-status", "data-state", "mismatch").await;
        page.expect_part("usersig-status", "the key in the field has a blank around it").await;
        page.click("secret-key-trim").await;
        page.expect_value("secret-key", KEY).await;
        page.expect_count("secret-key-hint", 0).await;
        page.expect_attribute("usersig-status", "data-state", "valid").await;
        page.expect_focus("secret-key").await;
    }
    let pem = "-----BEGIN PRIVATE KEY-----MIGHAgEAMBMGByqGSM49-----END PRIVATE KEY-----";
    for (key, said) in [
        (pem, "a private or public key of the old scheme"),
        (&*KEY.to_uppercase(), "The key has capital letters"),
        (&KEY[1..], "The key has 63 hexadecimal digits"),
        (U0, "This is a UserSig, not a SecretKey"),
    ] {
        page.paste_into("secret-key", key).await;
        page.expect_part("secret-key-hint", said).await;
        page.expect_count("secret-key-trim", 0).await;
        page.expect_value("secret-key", key).await;
    }
    page.console_is_quiet().await;
}

#[tokio::test]
async fn a_refusal_is_explained_by_what_the_page_knows_of_the_usersig() {
    let world = World::start().await;
    let echo = Echo::start().await;
    let page = open(&world).await;
    page.use_server(&echo).await;
    page.type_into("sdkappid", &APP.to_string()).await;
    page.type_into("identifier", "admin").await;
    page.paste_into("usersig", LITERAL_NEWLINES).await;
    page.paste_into("secret-key", "").await;
    let refusal = |code: u32| {
        Answer::body(format!(r#"{{"ActionStatus":"FAIL","ErrorCode":{code},"ErrorInfo":"info"}}"#))
    };
    for code in [70009, 70003, 70013, 70014, 70346, 60099] {
        echo.answers([refusal(code)]);
        page.send().await;
        page.expect_text("error-code", &code.to_string()).await;
        page.expect_part("error-cause", "only its signature is not verified").await;
        page.paste_into("secret-key", KEY).await;
        page.expect_part("error-cause", "Likely cause in this request").await;
        page.expect_part("error-cause", "the signed lines are joined by a literal \\n").await;
        page.expect_part("error-cause", "Write real line feeds").await;
        page.paste_into("secret-key", "").await;
        page.expect_part("error-cause", "only its signature is not verified").await;
    }
    // With a right one it says so, and where to look then.
    page.paste_into("usersig", U0).await;
    page.paste_into("secret-key", KEY).await;
    echo.answers([refusal(70009)]);
    page.send().await;
    page.expect_part("error-cause", "Compare that key with the app's present one in the console").await;
    // One that can't be read, and one for another, by a code of no table.
    page.paste_into("usersig", &U0[..150]).await;
    echo.answers([refusal(70346), refusal(70346)]);
    page.send().await;
    page.expect_part(
        "error-cause",
        "the UserSig can't be opened: Packing: it is cut off: its end is missing",
    )
    .await;
    page.paste_into("usersig", U0).await;
    page.type_into("sdkappid", "1400000001").await;
    page.send().await;
    page.expect_part("error-cause", "the UserSig is for app 88888888, the URL's sdkappid is “1400000001”")
        .await;
    page.console_is_quiet().await;
}

#[tokio::test]
async fn the_slips_that_can_be_named_are_listed_to_learn_from() {
    let world = World::start().await;
    let page = open(&world).await;
    page.expect_count("slip", 0).await;
    page.click("slips").await;
    page.expect_count("slip", tim_tester::api::usersig::Slip::ALL.len()).await;
    page.expect_part("slip", "the signed lines are joined by a literal \\n").await;
    page.choose("lang", "zh").await;
    page.expect_part("slip", "用真正的换行符").await;
    page.console_is_quiet().await;
}
