//! The command line.

use lexopt::{Arg, Parser};
use std::ffi::OsString;
use std::net::{IpAddr, Ipv4Addr};
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
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Parsed, String> {
    let mut options = Options {
        listen: Ipv4Addr::LOCALHOST.into(),
        port: 8080,
        settings: demo::settings(),
        fault: None,
        body_limit: 1 << 20,
        log: false,
    };
    let settings = &mut options.settings;
    let mut administrators = Vec::new();
    let mut parser = Parser::from_args(arguments);
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        let name = match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(Parsed::Help),
            Arg::Long(name) => format!("--{name}"),
            Arg::Short(letter) => return Err(format!("there is no option -{letter}")),
            Arg::Value(value) => return Err(format!("there is no option {}", value.to_string_lossy())),
        };
        let mut value = || -> Result<String, String> {
            let value = parser.value().map_err(|_| format!("{name} needs a value"))?;
            value.into_string().map_err(|value| wrong(&name, &value.to_string_lossy()))
        };
        match name.as_str() {
            "--port" => options.port = read(&name, &value()?, |value| value.parse().ok())?,
            "--listen" => options.listen = read(&name, &value()?, |value| value.parse().ok())?,
            "--sdkappid" => {
                let number = |value: &str| value.parse().ok().filter(|number| *number > 0);
                settings.sdkappid = read(&name, &value()?, number)?;
            }
            "--key" => settings.key = Secret::new(value()?),
            "--admin" => administrators.push(value()?),
            "--documents" => settings.documents = read(&name, &value()?, Documents::named)?,
            "--rate" => settings.rate = read(&name, &value()?, rate)?,
            "--account-limit" => settings.account_limit = read(&name, &value()?, |value| value.parse().ok())?,
            "--body-limit" => options.body_limit = read(&name, &value()?, |value| value.parse().ok())?,
            "--fault" => options.fault = Some(read(&name, &value()?, Fault::named)?),
            "--log" => options.log = read(&name, &value()?, |value| (value == "json").then_some(true))?,
            _ => return Err(format!("there is no option {name}")),
        }
    }
    if !administrators.is_empty() {
        options.settings.administrators = administrators;
    }
    Ok(Parsed::Options(options))
}

fn read<T>(name: &str, value: &str, how: impl FnOnce(&str) -> Option<T>) -> Result<T, String> {
    how(value).ok_or_else(|| wrong(name, value))
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
