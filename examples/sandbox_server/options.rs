//! The command line.

use std::net::{IpAddr, Ipv4Addr};
use std::str::FromStr;
use tim_tester::api::Secret;
use tim_tester::api::rules::Documents;
use tim_tester::sandbox::{Fault, Rate, Settings, demo};

/// The help text.
pub const HELP: &str = "\
A sandbox of Tencent Cloud IM's REST API.

  --port N            port to listen on; 0 picks a free one (8080)
  --listen ADDRESS    address to listen on (127.0.0.1)
  --sdkappid N        the app's number (88888888)
  --key TEXT          the app's SecretKey (a made-up one)
  --admin NAME        an administrator; may be given again (admin, administrator)
  --documents ERA     seed (2016) or current (current)
  --rate RATE         calls of a command a second: documented, off or a number (documented)
  --account-limit N   how many accounts there can be (100)
  --body-limit BYTES  the longest request body (1048576)
  --fault FAULT       what goes wrong with every request: code:NUMBER, gateway, truncated, empty, not-utf8,
                      delay:SECONDS, never, drop, redirect, no-cors; a request may ask for one itself by &fault=…
  --log json          each request as one JSON line on standard error
  --help              this text";

/// What was asked for.
pub struct Options {
    pub listen: IpAddr,
    pub port: u16,
    pub settings: Settings,
    pub fault: Option<Fault>,
    pub body_limit: usize,
    pub log: bool,
}

/// What the command line says.
pub enum Parsed {
    Options(Options),
    Help,
}

/// Reads the arguments after the program's name: `--name value` or `--name=value`.
pub fn parse(arguments: impl Iterator<Item = String>) -> Result<Parsed, String> {
    let mut options = Options {
        listen: Ipv4Addr::LOCALHOST.into(),
        port: 8080,
        settings: demo::settings(),
        fault: None,
        body_limit: 1 << 20,
        log: false,
    };
    let mut administrators = Vec::new();
    let mut arguments = arguments;
    while let Some(argument) = arguments.next() {
        let (name, value) = match argument.split_once('=') {
            Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
            None => (argument, None),
        };
        if matches!(name.as_str(), "--help" | "-h") {
            return Ok(Parsed::Help);
        }
        if !HELP.lines().any(|line| line.trim_start().split(' ').next() == Some(&name)) {
            return Err(format!("there is no option {name}"));
        }
        let value = value.or_else(|| arguments.next()).ok_or_else(|| format!("{name} needs a value"))?;
        let settings = &mut options.settings;
        match name.as_str() {
            "--port" => options.port = number(&name, &value)?,
            "--listen" => options.listen = number(&name, &value)?,
            "--sdkappid" => settings.sdkappid = number::<std::num::NonZeroU32>(&name, &value)?.get(),
            "--key" => settings.key = Secret::new(value),
            "--admin" => administrators.push(value),
            "--documents" => {
                settings.documents = Documents::named(&value).ok_or_else(|| wrong(&name, &value))?
            }
            "--rate" => settings.rate = rate(&value).ok_or_else(|| wrong(&name, &value))?,
            "--account-limit" => settings.account_limit = number(&name, &value)?,
            "--body-limit" => options.body_limit = number(&name, &value)?,
            "--fault" => options.fault = Some(Fault::named(&value).ok_or_else(|| wrong(&name, &value))?),
            "--log" if value == "json" => options.log = true,
            _ => return Err(wrong(&name, &value)),
        }
    }
    if !administrators.is_empty() {
        options.settings.administrators = administrators;
    }
    Ok(Parsed::Options(options))
}

fn number<T: FromStr>(name: &str, value: &str) -> Result<T, String> {
    value.parse().map_err(|_| wrong(name, value))
}

fn rate(value: &str) -> Option<Rate> {
    match value {
        "documented" => Some(Rate::Documented),
        "off" => Some(Rate::Unlimited),
        _ => value.parse().ok().map(Rate::PerSecond),
    }
}

fn wrong(name: &str, value: &str) -> String {
    format!("{value:?} is no value for {name}")
}
