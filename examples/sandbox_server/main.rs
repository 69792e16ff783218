//! The sandbox behind a real HTTP server: point any program that speaks the REST API at it.
//!
//! `cargo run --example sandbox_server -- --help` lists the options. On standard output it prints its address (the
//! first line, `listening http://ADDRESS:PORT`), its credentials, a UserSig and a curl line; with `--log json` each
//! request is one JSON line on standard error ([`log`]). A request may ask for a fault by a query parameter, such
//! as `&fault=code:40602`.

mod connection;
mod log;
mod options;
mod refused;
mod serve;

use options::{Options, Parsed};
use std::io::{self, Write};
use std::process::ExitCode;
use tim_tester::api::Secret;
use tim_tester::api::call::{Call, Secrets, prepare};
use tim_tester::api::endpoint::Endpoint;
use tim_tester::sandbox::{Settings, demo};
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> ExitCode {
    let options = match options::parse(std::env::args_os().skip(1)) {
        Ok(Parsed::Options(options)) => options,
        Ok(Parsed::Help) => {
            println!("{}", options::HELP);
            return ExitCode::SUCCESS;
        }
        Err(message) => {
            eprintln!("sandbox_server: {message}\n\n{}", options::HELP);
            return ExitCode::from(2);
        }
    };
    match run(options).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("sandbox_server: {message}");
            ExitCode::FAILURE
        }
    }
}

async fn run(options: Options) -> Result<(), String> {
    let address = (options.listen, options.port);
    let listener = TcpListener::bind(address)
        .await
        .map_err(|error| format!("can't listen on {}:{}: {error}", options.listen, options.port))?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    let greeting = greeting(&format!("http://{address}"), &options.settings);
    writeln!(io::stdout(), "{greeting}").map_err(|error| error.to_string())?;
    serve::serve(listener, options).await.map_err(|error| error.to_string())
}

/// What is printed at the start; the first line is for programs.
fn greeting(base: &str, settings: &Settings) -> String {
    let identifier = settings.administrators.first().map_or("", String::as_str);
    let usersig = settings.usersig(identifier, serve::now());
    format!(
        "listening {base}\n\
         documents {}\n\
         sdkappid {}\n\
         identifier {identifier}\n\
         key {}\n\
         usersig {}\n\
         {}",
        settings.documents.name(),
        settings.sdkappid,
        settings.key.reveal(),
        usersig.reveal(),
        curl(base, settings, identifier, usersig.clone()),
    )
}

fn curl(base: &str, settings: &Settings, identifier: &str, usersig: Secret) -> String {
    let call = Call {
        endpoint: Endpoint::Custom(base.to_owned()),
        sdkappid: settings.sdkappid.to_string().into(),
        identifier: identifier.into(),
        usersig,
        random: "99999999".into(),
        ..Call::default()
    };
    let url = prepare(&call).map_or_else(|_| base.to_owned(), |prepared| prepared.url(Secrets::Revealed));
    format!(
        "curl '{url}' -d '{{\"From_Account\":\"{}\",\"ProfileItem\":[{{\"Tag\":\"Tag_Profile_IM_Nick\",\
         \"Value\":\"MyNickName\"}}]}}'",
        demo::FIRST_ACCOUNT
    )
}
